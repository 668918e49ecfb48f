"""Links of single dialogs: each with the work in the background that it begins and shows."""
