"""Inkling's front door: arguments become a headless command, or the window."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 success, 1 internal failure, 2 bad usage or input, 130 interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # Threads of the networks' kernels that wait for each other sleep instead of spinning. With other work on
    # the machine, a training step on two cores took 1.6 to 6.7 s spinning, 0.48 s sleeping.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        if "WORLD_SIZE" in os.environ:
            from engine.commands.support.distributed import refuse_unsupported_command

            refuse_unsupported_command(arguments)
        if not arguments:
            return _show_window(None)
        from engine.commands.cli import parse, run_headless

        request = parse(arguments)
        if request.command == "open":
            return _show_window(request.options.path)
        if request.command == "demo":
            from engine.demo_project import demo_project

            return _show_window(demo_project())
        return run_headless(request)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the outermost border: a failure becomes an exit code
        from engine.commands.support.exit_codes import report_error

        return report_error(error, sys.stderr)


def _show_window(path: Path | None) -> int:
    from engine.demo_project import demo_project
    from gui.app import run

    return run(path, demo_project)


if __name__ == "__main__":
    # A frozen program starts itself again for the compute process; this line makes it take that role.
    multiprocessing.freeze_support()
    sys.exit(main())
