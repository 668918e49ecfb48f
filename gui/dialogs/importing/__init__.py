"""Dialog of the import of labels: source, format, examples, classes, questions, and the list of problems."""
