"""Distributed training: the process group, and reductions over all processes."""
