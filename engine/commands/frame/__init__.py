"""The frame around every command: paths, values, the result as JSON, signals, streams that may fail."""
