"""Weights that others have trained: ImageNet encoders and ready models, in folders, caches and on the hub."""
