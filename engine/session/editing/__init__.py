"""Editing of the open image: strokes, cuts, operations on the mask, instances."""
