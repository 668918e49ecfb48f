"""Style of the window: theme, style sheet, icons, buttons."""
