"""Window of the program; it uses the engine by its public names only."""

from gui.crash.overrides import make_errors_objects

make_errors_objects()
