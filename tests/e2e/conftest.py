"""Fixtures of the tests from end to end."""

import pytest

from tests.helpers.gui_thread import watched_gui_thread

gui_thread_waits_for_nobody = pytest.fixture(watched_gui_thread)
