"""Readers of the formats that hold outlines and bitmaps of objects, one module a format or a family."""
