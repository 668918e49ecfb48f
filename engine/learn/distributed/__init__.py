"""Training by several processes: sums over all of them, and their start."""
