"""Cuts that keep pace with the pen: the state of one open image between the moves of a stroke."""
