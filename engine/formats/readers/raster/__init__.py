"""Readers of data sets whose masks are image files."""
