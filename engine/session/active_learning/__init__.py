"""Active learning: which image to label next, and predictions ahead of time."""
