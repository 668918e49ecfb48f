"""Rows of images in the project file: how they are read and held in memory, and the names that are added."""
