"""Import of data sets of other programs in a session: survey, the import itself, its undo and redo."""
