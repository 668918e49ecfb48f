"""Fork server of the kill benchmark: one warm process that forks a child for every trial.

Starting the program takes seconds, a fork takes milliseconds; a thousand kills need it. The server imports
what it is told to, starts no thread, and forks. It is a process of its own: `python -m
engine.bench.reliability.fork_server MODULE...`, spoken to by lines of JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NoReturn, Self

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.core import EngineError, UserError

LOG_NAME: Final = "log.txt"
"""File in a trial's folder with what its child printed."""


class ForkServer:
    """Client of the fork server; used from one thread.

    Args:
        modules: imported once by the server, so that children find them loaded; "module:function" is called.

    Raises:
        UserError: this system cannot fork.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        if not hasattr(os, "fork"):
            raise UserError("This system cannot fork processes.", "Run the benchmark on Linux or macOS.")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "engine.bench.reliability.fork_server", *modules],
            cwd=PROGRAM_FOLDER,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._receive()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def fork(self, function: str, folder: Path, environment: Mapping[str, str]) -> int:
        """Run `function` ("module:name") with `folder` in a new process group; its process number."""
        answer = self._ask({"function": function, "folder": str(folder), "environment": dict(environment)})
        return int(answer["pid"])

    def reap(self, pid: int) -> int:
        """Wait for the end of a forked process; its exit code, negative for a signal."""
        return int(self._ask({"reap": pid})["code"])

    def has_ended(self, pid: int) -> bool:
        """Whether a forked process has ended; it still has to be reaped."""
        return bool(self._ask({"ended": pid})["ended"])

    def _ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return self._receive()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise EngineError(f"The fork server ended with code {self._process.wait()}.")
        answer: dict[str, Any] = json.loads(line)
        return answer


def serve(modules: Sequence[str]) -> int:
    """Main function of the server: import, then fork on demand until standard input ends."""
    for entry in modules:
        _function(entry)() if ":" in entry else importlib.import_module(entry)
    _tell({"ready": True})
    for line in sys.stdin:
        question = json.loads(line)
        if "reap" in question:
            _, status = os.waitpid(question["reap"], 0)
            _tell({"code": os.waitstatus_to_exitcode(status)})
        elif "ended" in question:
            # WNOWAIT leaves the child to be reaped, so that its number is not given to another.
            state = os.waitid(os.P_PID, question["ended"], os.WEXITED | os.WNOHANG | os.WNOWAIT)
            _tell({"ended": state is not None})
        else:
            pid = os.fork()
            if pid == 0:
                _run_child(question)
            _tell({"pid": pid})
    return 0


def _tell(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _run_child(question: Mapping[str, Any]) -> NoReturn:
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        folder = Path(question["folder"])
        os.environ.update(question["environment"])
        log = os.open(folder / LOG_NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for handle, target in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(handle, target)
        _function(question["function"])(folder)
        code = 0
    except BaseException:  # noqa: BLE001 - the child's border: the log has it, the code says so
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _function(entry: str) -> Callable[..., None]:
    module_name, _, name = entry.partition(":")
    function: Callable[..., None] = getattr(importlib.import_module(module_name), name)
    return function


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
