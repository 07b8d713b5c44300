"""What the registers know, put together for the law."""
