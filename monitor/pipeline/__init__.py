"""Floor 3: what happens, in order. Short steps; no SQL, no regular expressions."""
