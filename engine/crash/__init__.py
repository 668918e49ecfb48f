"""Crash reports without names, paths or pixels, and the way to them from every thread."""
