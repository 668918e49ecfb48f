"""Files of many planes: pages, slices, times and channels as one description, and the pictures of them."""
