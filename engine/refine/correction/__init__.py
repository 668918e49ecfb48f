"""Corrections of a mask that is there: one region at a time, within a geodesic reach."""
