"""Window of the program; it uses the engine by its public names only."""

from importlib.util import find_spec

# `gui.bench` drives other programs too, by interpreters of environments that may have another binding of Qt.
if find_spec("PySide6") is not None:
    from gui.crash.overrides import make_errors_objects

    make_errors_objects()
