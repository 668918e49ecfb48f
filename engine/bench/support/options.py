"""Options of the benchmarks that take more than a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def say_nothing(text: str) -> None:
    """Listener that ignores everything."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Options of `bench`; None, or nothing, where the benchmark decides.

    Attributes:
        arch: names of the catalogue.
        minutes: of training, for each network or arm; of simulated work, for each policy.
        steps: of training, for each network.
        seeds: how many trainings that differ only in their seed.
        pretrained: start encoders from ImageNet weights.
        out: file of the rows measured so far.
        policy: policies to compare.
        images: how many images of the folder, or of the long list.
        classes: names of those that count; others are background.
        kills: processes to kill.
        inputs: mutated inputs to read.
        moments: at which each command gets each signal.
        hours: simulated hours of work.
        events: for each case.
        side: pixels of each side of the large image.
        parts: those to measure.
        peer_python: interpreters of environments in which other programs are.
        say: takes a line for the person at the terminal, as soon as it is known.
        fail: takes a line about a limit that is broken; the command then ends with exit code 1.
        describe: takes the sentence that states the conditions of the figures.
    """

    arch: tuple[str, ...] = ()
    minutes: float | None = None
    steps: int | None = None
    seeds: int | None = None
    pretrained: bool | None = None
    out: Path | None = None
    policy: tuple[str, ...] = ()
    images: int | None = None
    classes: tuple[str, ...] = ()
    kills: int | None = None
    inputs: int | None = None
    moments: int | None = None
    hours: float | None = None
    events: int | None = None
    side: int | None = None
    parts: tuple[str, ...] = ()
    peer_python: tuple[Path, ...] = ()
    say: Callable[[str], None] = say_nothing
    fail: Callable[[str], None] = say_nothing
    describe: Callable[[str], None] = say_nothing
