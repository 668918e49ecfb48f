"""Window of the program; it uses the engine by its public names only."""
