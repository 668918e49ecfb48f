"""Tied processes that are forked from one with torch loaded: a start costs milliseconds, not seconds.

For tests of what happens to a process once it runs; how it is started is tested with the product's own way.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest

LOADED = ["torch._dynamo", "engine.compute.host", "engine.learn.trainer", "engine.predict.loaded_model"]


@contextmanager
def fork_server(weights_folder: Path) -> Iterator[BaseContext | None]:
    """A context whose processes are forked; None where the system cannot do that.

    Args:
        weights_folder: for weights of ready models; later changes of the environment do not reach the server.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield None
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INKLING_WEIGHTS", str(weights_folder))
        forkserver.ensure_running()
    try:
        yield context
    finally:
        end_fork_server(vars(forkserver)["_forkserver"])


def end_fork_server(server: forkserver.ForkServer) -> None:
    """End the process that forks, and wait for that, also while processes that it forked go on.

    Each of those has the other end of the pipe that it waits for, so that by itself it would end after the
    last of them: one that a failed test left behind would hold up the end of the whole run.
    """
    number = vars(server)["_forkserver_pid"]
    if number is not None:
        os.kill(number, signal.SIGKILL)
    server._stop()


@contextmanager
def forked_processes(context: BaseContext | None) -> Iterator[None]:
    """Inside the block every `TiedProcess` is started in this context, if there is one."""
    with pytest.MonkeyPatch.context() as patch:
        if context is not None:
            patch.setattr("engine.processes.tied.CONTEXT", context)
        yield
