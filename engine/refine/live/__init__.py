"""Live cuts, in step with the pen: the state of one open image between the moves of a stroke."""
