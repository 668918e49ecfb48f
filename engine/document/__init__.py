"""What is being edited: the image's pixels, the label planes, strokes, edits and their history."""
