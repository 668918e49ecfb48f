"""`prepare`: the kernels of the cut, compiled before the window asks for them."""

from __future__ import annotations

import argparse
import time
from typing import Any

from engine.commands.support.terminal import Terminal
from engine.core import Progress, Reporter

HELP = "compile the cut now, once on a machine, so that the first start of the window need not"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Compile what is not compiled yet; where nothing is left to do it takes a second or two."""
    from engine.instances import InstanceMethod
    from engine.instances.preparation import prepare
    from engine.refine import warm_up

    started_s = time.perf_counter()
    compiled = 0

    def counted(report: Reporter) -> Reporter:
        def note(progress: Progress) -> None:
            nonlocal compiled
            compiled = progress.done
            report(progress)

        return note

    with terminal.progress("Preparing the cut") as report:
        warm_up(counted(report))
        for method in InstanceMethod:
            prepare(method)
    seconds = time.perf_counter() - started_s
    if compiled:
        terminal.say(f"The cut is prepared: {compiled} parts were compiled in {seconds:.0f} s.")
    else:
        terminal.say("The cut was prepared before.")
    return {"compiled": compiled, "seconds": round(seconds, 1)}
