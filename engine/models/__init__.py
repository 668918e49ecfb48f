"""Segmentation networks: the catalog, the registry that builds them, and their files.

`catalog`, `spec` and `weights.read_card` need no torch; `registry` and the rest of `weights` do.
"""
