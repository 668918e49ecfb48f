"""Benchmarks of the cut, the dense CRF, clicks and instances, against their peers."""
