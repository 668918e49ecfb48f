"""Watches over the world outside: image files, mask files and the project's place, changed by others."""
