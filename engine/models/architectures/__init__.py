"""The networks of the catalog, one file each."""
