"""Mail: one message, its new words apart from what it quotes, and messages as threads."""
