"""Files that another program holds for a moment: on Windows nothing replaces or removes them meanwhile.

A virus scanner, a viewer or a backup opens a file for a fraction of a second. What fails then is tried again
for a short while before it counts as a failure, which says that another program holds the file.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from engine.files.pinned_folders import is_away

_log = logging.getLogger(__name__)

_HELD: Final = (5, 32, 33)
"""Windows: access denied, a sharing violation, a locked region. The first is also a lack of rights."""
PATIENCE_S: Final = 2.0
_PAUSES_S: Final = (0.01, 0.02, 0.05, 0.1)


def replace_file(source: Path, target: Path) -> None:
    """Rename `source` to `target`, over what is there; waits while another program holds either.

    Raises:
        OSError: it failed, or the file was held for longer than `PATIENCE_S`.
    """
    _patiently(lambda: os.replace(source, target))


def remove_file(path: Path) -> None:
    """Remove a file, if it is there; waits while another program holds it. Raises as `replace_file`."""
    _patiently(lambda: path.unlink(missing_ok=True))


def discard_file(path: Path) -> None:
    """Remove a file that nobody needs any more, without waiting; one that cannot be removed now stays.

    So does one of a project that is not at its place: another one may have a file of this name there.
    """
    if is_away(path):
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _log.info("%s cannot be removed: %s", path, error)


def _patiently(act: Callable[[], None]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    tries = 0
    while True:
        try:
            act()
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD or time.monotonic() >= deadline:
                raise
        time.sleep(_PAUSES_S[min(tries, len(_PAUSES_S) - 1)])
        tries += 1
