"""The learning loop of a session: training set, rounds, first weights, choices."""
