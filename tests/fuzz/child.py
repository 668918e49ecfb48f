"""The process that reads mutated inputs: one JSON line for each on a pipe of its own, which the runner reads.

Arguments: module of the target, seed, first number, count, folder to work in, number of the pipe's end.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import time
import traceback
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from engine.core import UserError
from tests.fuzz.targets import FuzzTarget

# A wait that costs no processor time, as on a pipe without a writer, ends with an exception after this time.
_ALARM_S: Final = 60
# Ends an input that would take the machine's memory, with a MemoryError or a failed allocation.
_ADDRESS_SPACE: Final = 12_000_000_000


@dataclass
class Outcome:
    """What became of one mutated input."""

    number: int
    source: str
    mutator: str
    size: int
    seconds: float = 0.0
    is_slow: bool = False
    peak_bytes: int = 0
    decoded_bytes: int = 0
    refused: str = ""
    """Sentence of the UserError, or nothing."""
    raised: str = ""
    """Traceback of any other exception."""
    printed: str = ""
    written: tuple[str, ...] = ()


def mutated(target: FuzzTarget, seed: int, number: int) -> tuple[Outcome, bytes]:
    """Input `number` of this seed; the same in every process."""
    rng = random.Random(f"{target.name} {seed} {number}")
    corpus = dict(target.corpus())
    names = sorted(corpus)
    name = names[number % len(names)]
    mutator = rng.choice(target.mutators)
    data = mutator(rng, corpus[name], [corpus[other] for other in names])
    return Outcome(number, name, mutator.__name__, len(data)), data


def read_one(target: FuzzTarget, outcome: Outcome, data: bytes, folder: Path, spool: int) -> None:
    """Read the input in an empty folder and fill in `outcome`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if target.prepare is not None:
        target.prepare(folder)
    path = folder / outcome.source
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    before = _contents(folder)
    os.ftruncate(spool, 0)
    start_bytes = _peak_bytes(reset=True)
    start_s = time.process_time()
    signal.alarm(_ALARM_S)
    try:
        outcome.decoded_bytes = target.read(path)
    except UserError as error:
        outcome.refused = str(error)
    except BaseException:  # noqa: BLE001 - that is what is looked for
        outcome.raised = traceback.format_exc()
    finally:
        signal.alarm(0)
    outcome.seconds = time.process_time() - start_s
    outcome.is_slow = outcome.seconds > target.longest_s
    outcome.peak_bytes = _peak_bytes(reset=False) - start_bytes
    sys.stdout.flush()
    sys.stderr.flush()
    outcome.printed = os.pread(spool, 100_000, 0).decode(errors="replace")
    if not target.may_write:
        outcome.written = tuple(sorted(set(_contents(folder).items()) ^ set(before.items()), key=str))  # type: ignore[arg-type]


def _contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below `folder` with its size and time of change."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _peak_bytes(*, reset: bool) -> int:
    """The most memory that this process has held, since the last reset where there is one (Linux)."""
    try:
        if reset:
            Path("/proc/self/clear_refs").write_text("5")
        match = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        return int(match[1]) * 1024 if match else 0
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _on_alarm(number: int, frame: Any) -> None:
    raise TimeoutError(f"waited {_ALARM_S} s")


def main(module: str, seed: int, first: int, count: int, folder: Path, pipe: int) -> None:
    target: FuzzTarget = importlib.import_module(module).TARGET
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, resource.getrlimit(resource.RLIMIT_AS)[1]))
    signal.signal(signal.SIGALRM, _on_alarm)
    warnings.simplefilter("default")
    spool = os.open(folder / "printed", os.O_RDWR | os.O_CREAT | os.O_APPEND)
    with os.fdopen(pipe, "w", encoding="utf-8") as answers:
        os.dup2(spool, 1)
        os.dup2(spool, 2)
        place = folder / "input"
        # What a first read imports and keeps is not the input's doing.
        for name, data in target.corpus().items():
            read_one(target, Outcome(-1, name, "none", len(data)), data, place, spool)
        for number in range(first, first + count):
            outcome, data = mutated(target, seed, number)
            answers.write(json.dumps({"begun": number}) + "\n")
            answers.flush()
            read_one(target, outcome, data, place, spool)
            answers.write(json.dumps(asdict(outcome)) + "\n")
            answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]), Path(sys.argv[5]), int(sys.argv[6]))
