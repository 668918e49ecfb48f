"""Fuzzing runs: a target read by a child process, and what broke the rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.fuzz.targets import MEMORY_BYTES
from tests.helpers.cli import CHECKOUT

TARGETS: Final = (
    "tests.fuzz.images",
    "tests.fuzz.lying_images",
    "tests.fuzz.stacks",
    "tests.fuzz.masks",
    "tests.fuzz.backups",
    "tests.fuzz.class_files",
    "tests.fuzz.datasets",
    "tests.fuzz.exported_sets",
    "tests.fuzz.outlines",
    "tests.fuzz.priors",
    "tests.fuzz.models",
    "tests.fuzz.databases",
    "tests.fuzz.cells",
    "tests.fuzz.caches",
    "tests.fuzz.training_states",
    "tests.fuzz.foreign_sets",
    "tests.fuzz.sets_of_extras",
)
"""Modules that hold a TARGET."""
SEED: Final = 20
_LONGEST_RUN_S: Final = 3600


@dataclass
class FuzzResult:
    """Outcomes of one target; `faults` are sentences for those that broke a rule."""

    module: str
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return self.crashes + [fault for outcome in self.outcomes for fault in _faults(outcome)]


def fuzz_count(short: int) -> int:
    """Inputs for each target: of INKLING_FUZZ, which names the sum over all targets, or `short`."""
    total = int(os.environ.get("INKLING_FUZZ", "0"))
    return -(-total // len(TARGETS)) if total else short


def run_fuzz(module: str, count: int, folder: Path, seed: int = SEED) -> FuzzResult:
    """Read `count` mutated inputs of the target; a child that dies is a fault, and another goes on."""
    result = FuzzResult(module)
    first = 0
    while first < count:
        begun, code = _run_child(module, seed, first, count - first, folder, result.outcomes)
        if code == 0:
            break
        if begun is None:
            log = (folder / "child.log").read_text(encoding="utf-8", errors="replace")
            result.crashes.append(f"{module} does not begin: {log[-2000:]}")
            break
        result.crashes.append(f"{module} input {begun} (seed {seed}): the process ended with {code}")
        first = begun + 1
    return result


def _run_child(
    module: str, seed: int, first: int, count: int, folder: Path, outcomes: list[dict[str, Any]]
) -> tuple[int | None, int]:
    """The number of the input begun last, None before the first, and the exit code of the child."""
    reader, writer = os.pipe()
    begun: int | None = None
    arguments = [module, str(seed), str(first), str(count), str(folder), str(writer)]
    environment = os.environ | {"PYTHONWARNINGS": "default", "OMP_NUM_THREADS": "1"}
    with open(folder / "child.log", "wb") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", *arguments],
            pass_fds=(writer,),
            cwd=CHECKOUT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answers:
        for line in answers:
            answer = json.loads(line)
            if "begun" in answer:
                begun = answer["begun"]
            else:
                outcomes.append(answer)
    return begun, child.wait(_LONGEST_RUN_S)


def _faults(outcome: dict[str, Any]) -> list[str]:
    about = f"input {outcome['number']} ({outcome['source']}, {outcome['mutator']}, {outcome['size']} bytes)"
    found = []
    if outcome["raised"]:
        found.append(f"{about} raised {outcome['raised'][-1500:]}")
    if outcome["is_slow"]:
        found.append(f"{about} took {outcome['seconds']:.1f} s")
    if outcome["peak_bytes"] > MEMORY_BYTES + 3 * outcome["decoded_bytes"]:
        found.append(f"{about} took {outcome['peak_bytes'] / 1e6:.0f} MB, {outcome['refused']}")
    if outcome["printed"]:
        found.append(f"{about} printed {outcome['printed'][:300]!r}")
    if outcome["written"]:
        found.append(f"{about} wrote {outcome['written']}")
    if "\n" in outcome["refused"] or any(ord(letter) < 32 for letter in outcome["refused"]):
        found.append(f"{about} is refused in more than one line: {outcome['refused'][:300]!r}")
    return found
