"""Children end with their parent, at any moment of either, however busy the machine is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from engine.processes.tied import TiedProcess
from tests.helpers.computing import LIMIT_S

IS_LONG = bool(os.environ.get("INKLING_NIGHTLY"))
CHECKOUT = Path(__file__).parents[3]

# Kinds of parents and children: each prints the child's number and waits.
PARENTS = {
    "at the start": """
from engine.processes.tied import TiedProcess
print(TiedProcess("tests.helpers.apart_work", "never_ends", (1, None), "child").id, flush=True)
time.sleep(600)
""",
    "started by a thread that has ended": """
import threading
from engine.processes.tied import TiedProcess
made = []
def start():
    made.append(TiedProcess("tests.helpers.apart_work", "never_ends", (1, None), "child"))
thread = threading.Thread(target=start)
thread.start()
thread.join()
time.sleep(1.0)
assert made[0].exit_code is None, made[0].exit_code
print(made[0].id, flush=True)
time.sleep(600)
""",
    "isolated work": """
import threading, psutil
from engine.core import NO_PROGRESS
from engine.processes.isolated import run_isolated
from tests.helpers import apart_work
threading.Thread(target=run_isolated, args=(apart_work.never_ends, 1, NO_PROGRESS, 600)).start()
while not (children := [c for c in psutil.Process().children() if "--multiprocessing-fork" in c.cmdline()]):
    time.sleep(0.01)
print(children[0].pid, flush=True)
time.sleep(600)
""",
    "compute process, loaded": """
from engine.compute import ProcessCompute
from engine.compute.requests.warm_up import WarmUpRequest
compute = ProcessCompute(threads=1)
compute.submit(WarmUpRequest(), lambda event: None).wait()
print(compute.process_id, flush=True)
time.sleep(600)
""",
}
SHORT = ("at the start", "started by a thread that has ended", "isolated work")
WITHIN_S = 2.0 if IS_LONG else 20.0
"""An untied child lives for minutes; how soon a tied one ends beside other work is for the long form."""


def start(kind: str, folder: Path) -> tuple[subprocess.Popen[str], psutil.Process]:
    """A parent of this kind, and its child."""
    script = folder / "parent.py"
    body = "".join(f"    {line}\n" for line in PARENTS[kind].strip().splitlines())
    script.write_text(f"import time\nif __name__ == '__main__':\n{body}")
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
    )
    assert parent.stdout is not None
    return parent, psutil.Process(int(parent.stdout.readline()))


def seconds_until_gone(parent: subprocess.Popen[str], child: psutil.Process) -> float:
    """Kill the parent; the time until the child is gone, or only waits for somebody to read its exit code."""
    parent.kill()
    parent.wait()
    began_s = time.monotonic()
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() - began_s < LIMIT_S
        time.sleep(0.005)
    return time.monotonic() - began_s


@pytest.mark.parametrize("kind", PARENTS if IS_LONG else SHORT)
def test_a_child_is_gone_when_its_parent_was_killed(kind: str, tmp_path: Path) -> None:
    hogs = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(20 * IS_LONG)]
    took_s = []
    try:
        for _ in range(10 if IS_LONG else 1):
            parent, child = start(kind, tmp_path)
            with parent:
                took_s.append(seconds_until_gone(parent, child))
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()
    # With INKLING_NIGHTLY the machine is loaded ten times over, and the limit stays: a child that has to
    # come to its first line does not keep it.
    assert max(took_s) < WITHIN_S, took_s


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's tie")
def test_the_kernel_ends_a_child_that_cannot_do_so_itself(tmp_path: Path) -> None:
    parent, child = start("at the start", tmp_path)
    with parent:
        # Stopped, it runs no line of its own: neither its thread nor a handler.
        child.suspend()
        seconds_until_gone(parent, child)


def test_the_end_of_a_child_is_told_with_its_code() -> None:
    process = TiedProcess("tests.helpers.apart_work", "dies", (3, None), "child")
    assert process.join(LIMIT_S)
    assert process.exit_code == 3
    process.kill()


def test_a_child_is_killed_by_its_handle() -> None:
    process = TiedProcess("tests.helpers.apart_work", "never_ends", (1, None), "child")
    assert not process.join(0.0)
    process.kill()
    assert process.exit_code != 0
