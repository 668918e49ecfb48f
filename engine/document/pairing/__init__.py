"""Pairing of masks with images: by folder first, then by name in one normal form; never guessed."""
