"""Cuts of one object, and the learned features that they go by."""
