"""Masks of other programs on their way into a project: which image each belongs to, what its values mean."""
