"""Augmentation: random changes of training patches, and the choice of them."""
