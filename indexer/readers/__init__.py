"""The readers: one module a format, each turning bytes into `RawThread`s."""
