"""Learning from images without labels: autoencoders of every kind, and what they leave behind.

`catalog` and `request` need no torch; the rest of the room does.
"""
