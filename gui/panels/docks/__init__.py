"""Docks around the canvas: panels that are moved, floated, closed and found again where they were."""
