"""Links: each joins one subject of the engine with the widgets that show it."""
