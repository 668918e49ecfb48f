"""A reader that breaks each rule once: the runner must notice."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np

from engine.core import UserError
from tests.fuzz.mutators import truncate
from tests.fuzz.targets import FuzzTarget

SOUND = b"sound"
LONGEST_S = 0.2


def read(path: Path) -> int:
    """Break the rule that the file's name stands for."""
    if path.read_bytes() == SOUND:
        return 0
    match path.stem:
        case "a":
            raise ZeroDivisionError
        case "b":
            start = time.process_time()
            while time.process_time() < start + 3 * LONGEST_S:
                pass
        case "c":
            return int(np.ones(50_000_000).sum()) * 0
        case "d":
            os.write(2, b"noise")
        case "e":
            path.with_name("stray").touch()
        case "f":
            os._exit(9)
    raise UserError("Refused.")


TARGET = FuzzTarget(
    "bad", lambda: {f"{letter}.bin": SOUND for letter in "abcdefg"}, read, (truncate,), longest_s=LONGEST_S
)
