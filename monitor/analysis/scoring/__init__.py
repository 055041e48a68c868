"""How good the conclusions are: found facts against labelled ones."""
