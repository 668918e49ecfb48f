"""Dialog for exports: format, images, split, pictures and folder, then progress and result."""
