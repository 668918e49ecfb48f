"""Long forms of the project's own tests: mutated inputs, and every command under every signal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.core import UserError

_QUIET_TESTS: Final = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
_PLAIN_MACHINE: Final = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class LongTest:
    """One long form, run in a process of its own in a checkout.

    Attributes:
        name: in the table.
        arguments: of Python.
        environment: what makes it long.
    """

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LongTestResult:
    """End of a long form: whether it passed, and the lines that it printed."""

    test: LongTest
    is_passed: bool
    lines: tuple[str, ...]

    @property
    def summary(self) -> str:
        """Its last line."""
        return self.lines[-1] if self.lines else "no output"


def fuzz_test(inputs: int) -> LongTest:
    """`inputs` mutated inputs over all readers."""
    return LongTest("mutated inputs", ("-m", "tests.fuzz.report", str(inputs)), {})


def signal_test(moments: int) -> LongTest:
    """Every command, and the window, under every signal at `moments` moments each."""
    return LongTest(
        "signals",
        (*_QUIET_TESTS, "tests/kill/test_signals.py", "tests/kill/test_window_signals.py"),
        {"INKLING_KILL_MOMENTS": str(moments)},
    )


def run_long_test(test: LongTest) -> LongTestResult:
    """Run one long form to its end.

    Raises:
        UserError: the tests are not here: this is an installed program, not a checkout.
    """
    if not (PROGRAM_FOLDER / "tests").is_dir():
        raise UserError(
            "'bench reliability' needs a checkout of the source code, where the tests are.",
            "Clone the repository and run `python main.py bench reliability` there.",
        )
    done = subprocess.run(
        [sys.executable, *test.arguments],
        cwd=PROGRAM_FOLDER,
        env=os.environ | _PLAIN_MACHINE | dict(test.environment),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = tuple(line for line in done.stdout.splitlines() if line.strip())
    return LongTestResult(test, done.returncode == 0, lines or tuple(done.stderr.splitlines()[-3:]))
