"""The commands of the read side, one module each."""
