"""How much slower than an idle machine this one is at the moment, for limits in seconds."""

from __future__ import annotations

import time

_WORK_S = 0.2


def slowness() -> float:
    """Elapsed time of a piece of work by its processor time; 1 on an idle machine, more beside others.

    What a process has to do before it ends waits for a processor as this work does.
    """
    began_s, began_work_s = time.monotonic(), time.process_time()
    while time.process_time() - began_work_s < _WORK_S:
        pass
    return max(1.0, (time.monotonic() - began_s) / (time.process_time() - began_work_s))
