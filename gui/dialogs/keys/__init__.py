"""Keys of the actions: table to look them up and to change them, and a sheet to print."""
