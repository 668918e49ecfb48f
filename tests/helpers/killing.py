"""Commands in processes of their own that start in a tenth of a second, to be ended at any moment.

A `CommandServer` is a Python process that has imported everything and computed nothing. For each run it forks
a child, which is the whole program from `main.main` on: with its own process group, handlers of signals,
files of output, and if wanted a disk that fails (`tests/helpers/disk_faults.py`) or streams that are closed.

    with CommandServer() as server:
        running = server.start(["new", "a.inkling", "--images", "images"], cwd=folder)
        running.signal_after(0.2, signal.SIGTERM)
        ended = running.wait()
        assert ended.code == 143 and ended.survivors == []

`ended.code` is as a shell would have it from the program itself: its exit code, or minus the number of the
signal that killed it (-9 after SIGKILL). Only on systems that fork (`CAN_FORK`).
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from tests.helpers.cli import CHECKOUT

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
LIMIT_S = 120.0
FOLLOW_S = 20.0
"""Time for a program's processes to end after it; that they do within 2 s is for the benchmark."""
STOP_SIGNALS = {
    number: 128 + number
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if (number := getattr(signal, name, None)) is not None
}
"""Signal -> exit code of a command that it stops."""

# Imported by the program late, and slowly.
_HEAVY = ("main", "numba", "sympy", "torch._dynamo", "platformdirs", "tqdm", "tests.helpers.disk_faults")


@dataclass(frozen=True)
class Death:
    """End of a run."""

    code: int
    out: str
    err: str
    seconds: float
    survivors: list[int]


class CommandServer:
    """Warm interpreter that forks a run of a command at each `start`."""

    def __init__(self) -> None:
        environment = os.environ | {
            "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
            "NUMBA_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore", "HF_HUB_OFFLINE": "1",
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.helpers.killing import serve; serve()"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, env=environment,
        )  # fmt: skip
        self._scratch = tempfile.TemporaryDirectory(prefix="inkling-killing-")
        self._runs = 0

    def start(
        self,
        arguments: Sequence[str],
        cwd: Path,
        *,
        fault: dict[str, Any] | None = None,
        streams: dict[str, str] | None = None,
        before: str | None = None,
    ) -> RunningCommand:
        """Start the program with `arguments` in the folder `cwd`.

        Args:
            fault: keyword arguments of `disk_faults.break_disk`.
            streams: "stdout" and "stderr" -> a path to open instead of a file, "closed" or "broken pipe";
                "encoding" -> that of both.
            before: "module:function" without arguments that the child calls before the program begins.
        """
        self._runs += 1
        files = {name: f"{self._scratch.name}/{self._runs}.{name}" for name in ("stdout", "stderr")}
        files |= streams or {}
        # Settings, logs and caches of one run are not those of another.
        home = Path(self._scratch.name, f"home-{self._runs}")
        home.mkdir()
        order = {
            "arguments": list(arguments), "cwd": str(cwd), "fault": fault, "home": str(home),
            "before": before,
        } | files  # fmt: skip
        return RunningCommand(self, int(self.ask({"start": order})), files)

    def ask(self, question: dict[str, Any]) -> Any:
        """The server's answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        # Its end by itself takes seconds, in which libraries tidy up.
        self._process.kill()
        self._process.wait(LIMIT_S)
        self._process.stdin.close()
        self._process.stdout.close()
        self._scratch.cleanup()


class RunningCommand:
    """A run that goes on; `wait` brings it to its end."""

    def __init__(self, server: CommandServer, pid: int, files: dict[str, str]) -> None:
        self._server = server
        self._files = files
        self._started_s = time.monotonic()
        self._timers: list[threading.Timer] = []
        self.pid = pid

    def signal_after(self, seconds: float, number: int) -> None:
        """Send the signal to the program alone, as another program does, when it has run so long."""
        self._timers.append(threading.Timer(seconds, self._send, (number,)))
        self._timers[-1].start()

    def _send(self, number: int) -> None:
        # The server reaps the child only when it is asked to, so the number cannot belong to another one.
        os.kill(self.pid, number)

    def wait(self) -> Death:
        """Wait for the end, and give its processes a moment to follow it."""
        status = int(self._server.ask({"wait": self.pid}))
        seconds = time.monotonic() - self._started_s
        for timer in self._timers:
            timer.cancel()
            timer.join()
        survivors = _members_of_group(self.pid)
        deadline = time.monotonic() + FOLLOW_S
        while survivors and time.monotonic() < deadline:
            time.sleep(0.05)
            survivors = _members_of_group(self.pid)
        texts = [_text(self._files[name]) for name in ("stdout", "stderr")]
        return Death(os.waitstatus_to_exitcode(status), *texts, seconds, survivors)


def _members_of_group(group: int) -> list[int]:
    members = []
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE:
                members.append(process.pid)
        except (ProcessLookupError, psutil.Error):
            continue
    return members


def _text(path: str) -> str:
    file = Path(path)
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def serve() -> None:
    """Main function of the server's process: one order a line, one answer a line."""
    import pkgutil

    import engine

    # Runs begin in other folders, and load what is left of the program then.
    sys.path[0] = str(CHECKOUT)
    for name in _HEAVY:
        importlib.import_module(name)
    for found in pkgutil.walk_packages(engine.__path__, "engine."):
        if not found.name.startswith("engine.bench"):
            importlib.import_module(found.name)
    for line in sys.stdin:
        question = json.loads(line)
        if "start" in question:
            # A signal that comes before the child's handlers are there waits for them.
            signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
            pid = os.fork()
            if pid == 0:
                _run(question["start"])
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
            answer = pid
        else:
            # The child stays a zombie until here, and its number its own.
            _, answer = os.waitpid(question["wait"], 0)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _run(order: dict[str, Any]) -> None:
    """Be the program; never returns."""
    code = 1
    for number, signal_code in STOP_SIGNALS.items():
        signal.signal(number, lambda *_, code=signal_code: os._exit(code))
    try:
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
        os.chdir(order["cwd"])
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = order["home"]
        null = os.open(os.devnull, os.O_RDONLY)
        os.dup2(null, 0)
        for handle, name in ((1, "stdout"), (2, "stderr")):
            _redirect(handle, name, order[name], order.get("encoding", "utf-8"))
        if order["fault"] is not None:
            from tests.helpers.disk_faults import break_disk

            break_disk(**order["fault"])
        if order["before"] is not None:
            module, _, function = order["before"].partition(":")
            getattr(importlib.import_module(module), function)()
        import main

        code = main.main(order["arguments"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        # As the interpreter does at its end.
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = 120
        os._exit(code)


def _redirect(handle: int, name: str, target: str, encoding: str) -> None:
    if target == "closed":
        os.close(handle)
        setattr(sys, name, None)
        return
    if target == "broken pipe":
        reader, writer = os.pipe()
        os.close(reader)
        file = writer
    else:
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, handle)
    os.close(file)
    errors = "backslashreplace" if name == "stderr" else "strict"
    stream = open(handle, "w", encoding=encoding, errors=errors, closefd=False)  # noqa: SIM115 - for good
    setattr(sys, name, stream)
