"""One meeting out of its tellings: which are one, what the story says of it in the end, and how sure that is."""
