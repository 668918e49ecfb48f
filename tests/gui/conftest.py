"""Rules for every test of the window: the GUI thread waits for nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.helpers.gui_thread import guarded


@pytest.fixture(autouse=True)
def gui_thread_waits_for_nobody() -> Iterator[None]:
    """Fail a test in which the GUI thread enters a database, decodes a file or waits for a thread."""
    with guarded(threading.main_thread()) as guard:
        yield
    assert not guard.offences, "the GUI thread waits:\n" + "\n".join(dict.fromkeys(guard.offences))
