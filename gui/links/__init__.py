"""Links between the engine and the widgets: one for each subject."""
