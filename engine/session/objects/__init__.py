"""Cuts of one object, the learned features that they go by, and notices about cuts."""
