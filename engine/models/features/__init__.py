"""Fixed features of pixels: filter responses, and stages of frozen encoders."""
