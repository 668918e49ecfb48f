"""Self-test of this machine: compiled kernels and networks at each precision, each in its own process."""
