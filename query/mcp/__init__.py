"""The Model Context Protocol: read-only, bounded tools over one index, for assistants that quote."""
