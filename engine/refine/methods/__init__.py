"""The refinement methods by name, and those other than the cut."""
