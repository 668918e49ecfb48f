"""The headless commands: one small module each, over the shared frame in `cli` and `terminal`."""
