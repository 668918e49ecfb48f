"""Neutral form of what is written as a data set, with its options."""
