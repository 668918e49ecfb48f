"""Catalogue of the texts of the window: collected from the code, merged into one .ts file a language."""
