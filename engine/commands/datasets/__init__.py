"""Commands that take data sets of other programs in, and tell of their formats."""
