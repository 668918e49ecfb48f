"""Refinement methods by name, and those other than the graph cut."""
