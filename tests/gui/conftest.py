"""Rules for every test of the window: the GUI thread waits for nobody."""

import pytest

from tests.helpers.gui_thread import watched_gui_thread

gui_thread_waits_for_nobody = pytest.fixture(autouse=True)(watched_gui_thread)
