"""Numbers as image files store them: what images are made of, and what masks are read from."""
