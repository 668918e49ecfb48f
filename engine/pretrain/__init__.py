"""Self-supervised pretraining on images without labels: autoencoders, W-Net, and their encoder files.

`catalog` and `request` need no torch; the rest of the room does.
"""
