"""The review wall: predicted images side by side, judged and accepted a page at a time."""
