"""Geometry of labels, shared by readers and writers: outlines, their filling, and run lengths."""
