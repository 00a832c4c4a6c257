"""The commands of the write side, one module each."""
