"""Running the program as a user does: `main.py` in a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

CHECKOUT = Path(__file__).resolve().parents[2]
LIMIT_S = 280.0


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def result(self) -> Any:
        """The JSON on standard output; for runs with `--json -`."""
        return json.loads(self.out)


def inkling(*arguments: object, cwd: Path | None = None) -> Ended:
    """Run `main.py` with these arguments to its end."""
    command = [sys.executable, str(CHECKOUT / "main.py"), *map(str, arguments)]
    environment = os.environ | {"PYTHONWARNINGS": "default", "OMP_NUM_THREADS": "2"}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=LIMIT_S, check=False, env=environment, cwd=cwd
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def inkling_inside(*arguments: object) -> Ended:
    """Run a command to its end in this process, which has its libraries loaded already.

    For tests of what a command does and says. Those of the process itself (start, streams, signals, files
    left behind by a death) use `inkling`, two seconds dearer where a network is in play.
    """
    from engine.commands.cli import parse, run_headless

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run_headless(parse([*map(str, arguments)]))
        except SystemExit as refusal:
            code = cast(int, refusal.code)
    return Ended(code, out.getvalue(), err.getvalue())


def inkling_here(folder: Path, *arguments: object, code: int = 0) -> Any:
    """The JSON result of a command that ends so, run in this process, which has torch loaded already."""
    from engine.commands.cli import parse, run_headless

    result = folder / "result.json"
    assert run_headless(parse([*map(str, arguments), "--json", str(result)])) == code
    return json.loads(result.read_text(encoding="utf-8"))
