"""The review wall: a grid of predicted images, and the dialog around it."""
