"""The document: an image's pixels, its label planes, strokes, edits and their history."""
