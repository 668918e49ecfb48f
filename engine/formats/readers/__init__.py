"""Readers of the formats that data sets come in, one module a format or family."""
