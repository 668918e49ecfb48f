"""Statistics of a project: charts, and the same numbers as tables to copy."""
