"""Links of the open project with panels and dialogs about it: history, statistics, images, settings."""
