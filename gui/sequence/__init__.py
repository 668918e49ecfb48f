"""Timeline of a sequence: its frames as a strip under the canvas."""
