"""Caches beside a project file, which may be deleted at any time."""
