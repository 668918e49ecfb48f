"""The quick starts of compute processes in tests: their server ends, whatever it has forked."""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.forkserver import ForkServer

import pytest

from tests.helpers.forked_processes import end_fork_server


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="forks nothing")
@pytest.mark.timeout(120)
def test_the_server_ends_though_a_process_that_it_forked_lives_on() -> None:
    server = ForkServer()
    server.set_forkserver_preload([])
    server.ensure_running()
    # The forked process waits for what it is to do, until both ends are closed here.
    status, orders = server.connect_to_new_process([])
    try:
        end_fork_server(server)
        assert vars(server)["_forkserver_pid"] is None
    finally:
        os.close(status)
        os.close(orders)
