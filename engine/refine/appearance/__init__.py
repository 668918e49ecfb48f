"""Appearance models of the classes by colour and texture, learned from the scribbles."""
