"""Tools that find a region of pixels in the background: by colour, brightness, superpixels or a cut."""
