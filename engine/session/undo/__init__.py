"""Undo and redo in a session: steps of an image with its state, and decisions taken back from elsewhere."""
