"""The simulated annotator: a research instrument behind `bench effort`, kept out of the wheel."""
