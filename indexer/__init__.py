"""The write side: from bytes to records in the index."""
