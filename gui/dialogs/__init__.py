"""Dialogs: each asks or shows one thing and does not block the window."""
