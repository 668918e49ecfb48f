"""Errors in overrides of Qt's methods, made harmless for PySide on Python 3.11.

There, an error that C code raises (a wrong index, a division by zero, an error of NumPy or OpenCV)
travels through a Python function as a type and a bare message; it becomes an exception object only where
somebody catches it. PySide 6.8 to 6.11 takes what comes out of an override (`paintEvent`, `event`, `data`,
...) for such an object and reads its arguments: the process ends by a segmentation fault, and the guard
against crashes never hears of the error. Python 3.12 and later know exception objects alone.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any, Final

from PySide6.QtCore import QObject

NEEDS_OBJECTS: Final = sys.version_info < (3, 12)
"""Whether errors on their way may be something else than exception objects."""


def make_errors_objects() -> None:
    """Catch and raise again what comes out of the overrides of each class of `QObject` made from now on.

    The one place for all classes of the window, later ones and those of libraries: none can be forgotten.
    Any thread, before the first such class is made; a second call does nothing.
    """
    if NEEDS_OBJECTS and "__init_subclass__" not in QObject.__dict__:
        QObject.__init_subclass__ = classmethod(_catch_in_overrides)  # type: ignore[assignment]


def _catch_in_overrides(cls: type[QObject], /, **named: Any) -> None:
    super(QObject, cls).__init_subclass__(**named)
    bases = [base for base in cls.__mro__ if base.__module__.startswith("PySide6.")]
    for name, member in list(vars(cls).items()):
        is_override = not name.startswith("_") and any(name in vars(base) for base in bases)
        if is_override and isinstance(member, FunctionType):
            setattr(cls, name, _catching(member))


def _catching(override: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(override)
    def catching(*arguments: Any, **named: Any) -> Any:
        try:
            return override(*arguments, **named)
        except BaseException:
            # Being caught is what makes an object of it.
            raise

    return catching
