"""Pause of the garbage collector while something large is built that holds no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Automatic collections off, and on again afterwards where they were on.

    Syntax trees of all 1,600 files take 2.6 s to read so, and 8.5 s with collections, each of which looks
    through all trees read so far.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
