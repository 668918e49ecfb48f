"""Reading of stored labels while many images are changed: damaged labels and a full disk told apart."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from engine.core import EngineError
from engine.storage.project import Project

T = TypeVar("T")


def read_or_none(project: Project, read: Callable[[], T]) -> T | None:
    """What `read` returns of the labels of one image; None where these are damaged.

    Raises:
        EngineError: nothing can be stored now.
    """
    with suppress(EngineError):
        return read()
    # Labels are read once all is stored: what failed is the storing, if that fails again.
    project.flush()
    with suppress(EngineError):
        return read()
    return None
