"""Panel with the named steps of the open image's history."""
