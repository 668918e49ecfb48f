"""Tools that follow what is in the picture: lines and edges."""
