"""Reading meetings out of a story."""
