"""Corrections of a previous mask: one region at a time, or within a geodesic reach."""
