"""Canvas: an image with its labels in a view that pans and zooms."""
