"""Enrichment: roles and treatment mentions."""
