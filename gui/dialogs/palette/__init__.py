"""Command palette: search by a few letters over actions, classes and images."""
