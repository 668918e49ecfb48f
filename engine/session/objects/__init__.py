"""Cuts of one object, the learned features that they go by, and what is said of cuts."""
