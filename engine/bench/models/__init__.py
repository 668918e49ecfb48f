"""Benchmarks of networks: speed, training, quality over time."""
