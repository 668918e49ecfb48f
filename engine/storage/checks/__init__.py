"""Checks of what a project file says: its rows, its tiles, and the paths in them."""
