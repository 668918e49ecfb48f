"""The window: everything that the user sees; knows the engine by its public names only."""
