"""Forum software, one module a package. What they share is in `spec` (their markup as data) and `reading`."""
