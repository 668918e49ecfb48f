"""Safety copies (backups) of a project: made while it is open, thinned, listed and restored."""
