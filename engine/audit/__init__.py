"""Audit of a data set: what is probably wrong with images and masks, where, and safe repairs."""
