"""Audit of the open project in the background, and repairs of what it finds."""
