"""Sequences: images of one folder as frames; masks between them by interpolation, optical flow and motion."""
