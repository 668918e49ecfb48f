"""Preferences: all settings of the window and the project in one searchable place."""
