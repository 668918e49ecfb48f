"""Decoders kept from printing: what is wrong with a file is raised, and said once."""

from __future__ import annotations

import ctypes
import logging
import warnings
from functools import cache

_LOGGERS = tuple(logging.getLogger(name) for name in ("PIL", "tifffile"))
_PILLOW = r"PIL\."
_SILENT = logging.CRITICAL + 1
_OPENCV_SILENT = 0


def silence_decoders() -> None:
    """Switch off log lines, warnings and messages of Pillow, tifffile and the libtiff in Pillow."""
    # Setting a level anew empties what every logger remembers: a tenth of the time that a small mask takes.
    if any(logger.level != _SILENT for logger in _LOGGERS) or not _ignores_pillow():
        warnings.filterwarnings("ignore", module=_PILLOW)
        for logger in _LOGGERS:
            logger.setLevel(_SILENT)
    _silence_libtiff()


def _ignores_pillow() -> bool:
    """Whether the filter is there, and none before it that shows warnings or raises them."""
    for action, _, _, module, _ in warnings.filters:
        if action != "ignore":
            return False
        if module is not None and getattr(module, "pattern", module) == _PILLOW:
            return True
    return False


@cache
def _silence_libtiff() -> None:
    from PIL import _imaging

    # libtiff prints to the process's standard error, past Python; it has a switch for that, which Pillow
    # leaves. A handle finds the symbols of the libraries that the module is linked with. Where libtiff is a
    # hidden part of the module (Windows), there is no such switch to be found, and its lines reach a console
    # if there is one.
    library = ctypes.CDLL(_imaging.__file__)
    for setter in ("TIFFSetErrorHandler", "TIFFSetWarningHandler"):
        if hasattr(library, setter):
            function = getattr(library, setter)
            function.argtypes, function.restype = [ctypes.c_void_p], ctypes.c_void_p
            function(None)


@cache
def silence_opencv() -> None:
    """Switch off the log lines of OpenCV, the libtiff in it included, for good."""
    import cv2

    # Version 5 has a module for it, the versions before have a function, and neither has the other's.
    if hasattr(cv2.utils, "logging"):
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    else:
        vars(cv2)["setLogLevel"](_OPENCV_SILENT)
