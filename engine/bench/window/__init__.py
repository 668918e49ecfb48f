"""Benchmarks of the window: its start, and the gaps between its events."""
