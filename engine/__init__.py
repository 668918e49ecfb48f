"""Inkling's engine: everything that is not a window.

`import engine` loads neither Qt nor torch nor Numba; rooms are imported by name.
"""

__version__ = "0.1.0"
