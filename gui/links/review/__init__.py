"""Link of the review wall with its dialog and the window."""
