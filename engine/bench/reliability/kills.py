"""Kills at random moments: forks a subject's work, kills it with SIGKILL, and checks what it left."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import psutil

from engine.bench.reliability import acknowledgements, fork_server, sandbox
from engine.bench.reliability.fork_server import ForkServer
from engine.bench.reliability.subjects import Subject, check_all

ORPHAN_S: Final = 2.0
"""Seconds after the kill until which every process of the killed program must have ended."""

_OWN_FILES: Final = (acknowledgements.FILE_NAME, fork_server.LOG_NAME)
LONGEST_LIFE_S: Final = 8.0
_POLL_S: Final = 0.02
_TRAINING_PATIENCE_S: Final = 300.0


@dataclass(slots=True)
class KillResult:
    """Outcome of many kills of one subject.

    Attributes:
        is_training: the subject's child is to be killed while it trains a network.
        kills: children that died by the kill.
        ended: children that had ended by themselves before it; they are checked all the same.
        trained: children that trained a network when they died.
        acknowledged: steps that the killed programs had said to be saved.
        outside: files outside the project that are new, gone or changed.
        orphans: processes that lived longer than ORPHAN_S after the kill.
        longest_orphan_s: the longest life of a process after its parent's kill.
        problems: one line each, with the moment of the kill.
    """

    is_training: bool = False
    kills: int = 0
    ended: int = 0
    trained: int = 0
    acknowledged: int = 0
    outside: int = 0
    orphans: int = 0
    longest_orphan_s: float = 0.0
    problems: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Problems that are neither a file outside nor an orphan: labels, models or files of the project."""
        return len(self.problems) - self.outside - self.orphans


def kill_often(
    subject: Subject,
    server: ForkServer,
    folder: Path,
    count: int,
    rng: np.random.Generator,
    report: Callable[[], None],
    longest_s: float = LONGEST_LIFE_S,
) -> KillResult:
    """Kill the subject's work `count` times, each at a random moment of its life, in sandboxes of its own.

    Args:
        folder: empty; a sandbox with problems stays there to be looked at, the others are removed.
        report: called after each kill.
        longest_s: of a life; work that goes on for ever is killed before.
    """
    template = folder / "template"
    template.mkdir(parents=True)
    subject.make(template)
    result = KillResult(is_training=subject.is_training)
    # A round of training outlives every trial, whose clock begins with its first step.
    life_s = longest_s
    if not subject.is_training:
        life_s = _life(subject, server, template, folder / "first", longest_s)
    for number in range(count):
        place = folder / f"trial-{number:04}"
        _trial(subject, server, template, place, float(rng.uniform(0.0, life_s)), result)
        report()
    return result


def _life(subject: Subject, server: ForkServer, template: Path, place: Path, longest_s: float) -> float:
    """Seconds that the work takes when nobody kills it, or the longest that a trial may take."""
    sandbox.copy_sandbox(template, place)
    started = time.monotonic()
    pid = server.fork(subject.work, place, sandbox.environment_of(place))
    while not server.has_ended(pid) and time.monotonic() - started < longest_s:
        time.sleep(_POLL_S)
    life_s = time.monotonic() - started
    _kill(server, pid)
    shutil.rmtree(place)
    return life_s


def _trial(
    subject: Subject, server: ForkServer, template: Path, place: Path, after_s: float, result: KillResult
) -> None:
    sandbox.copy_sandbox(template, place)
    before = sandbox.Snapshot.of(place, _OWN_FILES)
    pid = server.fork(subject.work, place, sandbox.environment_of(place))
    if subject.is_training:
        _wait_for_training(server, pid, place)
    time.sleep(after_s)
    descendants = _descendants(pid)
    code = _kill(server, pid)
    if code == -signal.SIGKILL:
        result.kills += 1
    else:
        result.ended += 1
    orphan_s = _wait_for_end(descendants)
    result.longest_orphan_s = max(result.longest_orphan_s, orphan_s)
    outside = before.differences(sandbox.Snapshot.of(place, _OWN_FILES))
    result.outside += len(outside)
    problems = outside + check_all(subject, place)
    if acknowledgements.was_training(place):
        result.trained += 1
        if not descendants:
            problems.append("no process beside it trained")
    if code not in (0, -signal.SIGKILL):
        problems.append(f"ended with code {code} by itself")
    if orphan_s > ORPHAN_S:
        result.orphans += 1
        problems.append(f"a process lived {orphan_s:.1f} s longer")
    result.acknowledged += sum(
        image.saved_count for image in acknowledgements.read_acknowledged(place).values()
    )
    result.problems += [f"{subject.name}, killed after {after_s:.3f} s: {line}" for line in problems]
    if not problems:
        shutil.rmtree(place)


def _wait_for_training(server: ForkServer, pid: int, place: Path) -> None:
    """Wait until the child has noted the first step of its training, has ended, or takes too long."""
    deadline = time.monotonic() + _TRAINING_PATIENCE_S
    while not acknowledgements.was_training(place):
        if server.has_ended(pid) or time.monotonic() > deadline:
            return
        time.sleep(_POLL_S)


def _descendants(pid: int) -> list[psutil.Process]:
    try:
        children: list[psutil.Process] = psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
    return children


def _kill(server: ForkServer, pid: int) -> int:
    """Kill one process, not its children: they have to notice by themselves."""
    os.kill(pid, signal.SIGKILL)
    return server.reap(pid)


def _wait_for_end(processes: list[psutil.Process]) -> float:
    """Seconds until the last of them has ended; those that do not are killed after a long while."""
    started = time.monotonic()
    while (alive := [process for process in processes if _is_alive(process)]) and (
        time.monotonic() - started < 10 * ORPHAN_S
    ):
        time.sleep(_POLL_S)
    for process in alive:
        process.kill()
    return time.monotonic() - started


def _is_alive(process: psutil.Process) -> bool:
    """Whether it still runs; one that has ended and waits for the system to note that does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
