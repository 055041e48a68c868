"""Floor 4: who starts it: the composition root, the command line, the scheduler, the web page."""
