"""The text as it is matched: normalised with a way back to the stored words, cut into blocks and sentences."""
