"""Benchmarks of the real window, driven by a script."""
