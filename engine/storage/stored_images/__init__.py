"""Rows of images in the project file: how they are read, and the names that are added."""
