"""Networks for segmentation: what they are called, how they are built, how they are kept in files.

`catalog`, `spec` and `weights.read_card` need no torch; `registry` and the rest of `weights` do.
"""
