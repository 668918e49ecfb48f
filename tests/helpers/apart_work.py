"""Work for other processes in tests: functions of a module, so that a new process finds them."""

from __future__ import annotations

import os
import time

from engine.core import Progress, Reporter, UserError


def doubled(number: int, report: Reporter) -> int:
    report(Progress(1, 2, "halves"))
    return 2 * number


def refuses(number: int, report: Reporter) -> int:
    raise UserError(f"{number} is too much.", "Take less.")


def breaks(number: int, report: Reporter) -> int:
    return number // 0


def dies(code: int, report: Reporter) -> int:
    os._exit(code)


def never_ends(number: int, report: Reporter) -> int:
    time.sleep(600)
    return number
