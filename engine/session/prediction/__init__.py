"""Predictions of the current model for the open image and its neighbours."""
