"""Paths that follow what is in the picture: ridges of lines with their width, and edges of regions."""
