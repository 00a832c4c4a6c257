"""Answers as text for a terminal, and as json, jsonl, csv or ids for scripts. Nothing is printed here."""
