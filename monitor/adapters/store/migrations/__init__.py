"""How the schema came to be: one file for each change, numbered; never edited once released."""
