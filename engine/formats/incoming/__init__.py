"""Data sets of other programs on their way into a project: contents, recognition, questions, the import."""
