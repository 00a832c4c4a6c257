"""The query language: text to syntax tree, with diagnostics."""
