"""The canvas: an image with its labels, seen through a pan-and-zoom window."""
