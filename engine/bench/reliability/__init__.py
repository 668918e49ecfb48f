"""Long proofs that nothing of the user's is lost: kill -9, mutated inputs, signals, a day of work."""
