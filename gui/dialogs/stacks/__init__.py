"""Dialog for the pages and channels of an image file."""
