"""Formats of other programs: data sets read and written. `catalog` lists them; importing this is light."""
