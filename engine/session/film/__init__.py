"""Frames of a sequence as a film."""
