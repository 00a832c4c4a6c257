"""The read side: from a question to an answer."""
