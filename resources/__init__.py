"""Files that ship with the program beside its code: theme files, icons, the sample project's recipe."""
