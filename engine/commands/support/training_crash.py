"""Crashes of a training in compiled code: said at once, and followed by the safe way at the next run."""

from __future__ import annotations

import faulthandler
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Final

from engine.commands.support.terminal import Terminal
from engine.crash.crash_watch import CrashWatch
from engine.crash.native import NativeCrashFile, take_earlier_crash
from engine.learn.machine_record import machine_folder, network_key
from engine.learn.request import TrainRequest

_PREFIX: Final = "training-crash-"
_COUNTED_PREFIX: Final = "counted-training-crash-"
_SAID_AT_ONCE: Final = "inkling: The training crashed in compiled code ({crash})."
_AGAIN: Final = "Run the same command again: it goes on from what it has stored"


@contextmanager
def noted_crashes(request: TrainRequest, terminal: Terminal) -> Iterator[TrainRequest]:
    """The request to train with over the block: in float32 when the last training of this network crashed.

    A command trains in its own process, which a crash in compiled code ends; a process beside it says so at
    once. The crash leaves a note in the cache folder; kill -9 and a power failure leave none.
    """
    # Rounds of counted steps are in float32 anyway.
    is_counted = request.epochs is not None or request.steps is not None
    network = network_key(request.architecture, request.encoder, request.settings)
    kind = _COUNTED_PREFIX if is_counted else _PREFIX
    prefix = f"{kind}{hashlib.sha256(network.encode()).hexdigest()[:16]}-"
    folder = machine_folder()
    crash = take_earlier_crash(folder, prefix)
    if crash is not None and not is_counted:
        terminal.warn(f"The last training of this network crashed ({crash.summary}); it goes on in float32.")
        request = replace(request, mixed_precision=False)
    if faulthandler.is_enabled():
        yield request  # Whoever has enabled it writes the report.
        return
    with suppress(OSError):  # Then there is no note, and the training goes on.
        folder.mkdir(parents=True, exist_ok=True)
    note = NativeCrashFile(folder, prefix)
    watch = CrashWatch(note.path, f"{_SAID_AT_ONCE} {_AGAIN}{'' if is_counted else ', in float32'}.")
    try:
        yield request
    finally:
        watch.close()
        note.close()
