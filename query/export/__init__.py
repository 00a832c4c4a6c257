"""Export: records with id, role and its evidence, thread date and source, as json, jsonl, csv or parquet."""
