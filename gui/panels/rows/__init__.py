"""Lists of any length whose rows are all as high."""
