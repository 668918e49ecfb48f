"""Parts of the list of classes."""
