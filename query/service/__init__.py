"""The service: everything that can be asked of an index, for every face alike."""
