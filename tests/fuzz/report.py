"""Figures of a long fuzzing run: `python -m tests.fuzz.report COUNT [SEED]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.fuzz.runner import SEED, TARGETS, run_fuzz


def main(count: int, seed: int) -> int:
    """Print a line for each target and every fault; the number of faults, at most 1."""
    faults = 0
    for module in TARGETS:
        with tempfile.TemporaryDirectory() as folder:
            result = run_fuzz(module, -(-count // len(TARGETS)), Path(folder), seed)
        outcomes = result.outcomes
        refused = sum(bool(outcome["refused"]) for outcome in outcomes)
        raised = sum(bool(outcome["raised"]) for outcome in outcomes)
        slowest = max((outcome["seconds"] for outcome in outcomes), default=0.0)
        most = max((outcome["peak_bytes"] - 3 * outcome["decoded_bytes"] for outcome in outcomes), default=0)
        print(  # noqa: T201 - a program for the terminal
            f"{module}: {len(outcomes)} inputs, {refused} refused, {raised} raw exceptions, "
            f"{len(result.crashes)} crashes, slowest {slowest:.2f} s, most memory {most / 1e6:.0f} MB over 3x"
        )
        for fault in result.faults:
            print(f"  {fault}")  # noqa: T201
        faults += len(result.faults)
    return min(1, faults)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SEED))
