"""Dialogs about the classes of a project."""
