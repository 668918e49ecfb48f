"""Links of what belongs to the window as a whole: command palette, keys, preferences, recent projects."""
