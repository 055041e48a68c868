"""How the words of a sentence hang together: verb groups, noun phrases, subjects, asides, and how far a trigger reaches."""
