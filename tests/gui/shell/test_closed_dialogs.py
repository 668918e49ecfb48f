"""Dialogs and messages that are closed: nothing is shown in them any more, and nothing of them is kept."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QToolButton

from engine.session import Notice, self_test_job
from tests.gui.shell.helpers import Shell, collect_windows
from tests.gui.shell.test_small_screens import OPENERS, openers
from tests.helpers.scripted_cases import quick_self_test

_DELETE: Final = QEvent.Type.DeferredDelete


@pytest.mark.parametrize("name", OPENERS)
def test_a_result_that_comes_after_the_dialog_is_dropped(
    looked_at: tuple[Shell, Path], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shell, folder = looked_at
    monkeypatch.setattr(self_test_job, "run_self_test", quick_self_test)
    # What is there before the dialog is looked through once, and not at each end.
    collect_windows()
    openers(shell, folder)[name]()
    dialogs = shell.window.dialogs.shown
    if not dialogs:
        shell.wait(lambda: bool(dialogs))
    # The window hears of nothing meanwhile, so what ends is delivered after the dialog is gone.
    time.sleep(0.05)
    with shell.bot.captureExceptions() as raised:
        for dialog in tuple(dialogs):
            dialog.close()
        del dialog
        left = left_to_python(lambda: QCoreApplication.sendPostedEvents(None, _DELETE))
        shell.rest()
    assert raised == []
    assert left == []


def left_to_python(end: Callable[[], None]) -> list[QObject]:
    """Living objects of Qt that only a garbage collection ends after `end`, on whichever thread that runs."""
    flags = gc.get_debug()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        end()
        gc.collect()
        kinds = [thing for thing in gc.garbage if issubclass(type(thing), QObject)]
        return [thing for thing in kinds if shiboken6.isValid(thing) and shiboken6.ownedByPython(thing)]
    finally:
        gc.set_debug(flags)
        gc.garbage.clear()


def test_a_message_that_was_closed_leaves_no_buttons_behind(shell: Shell) -> None:
    notices, closed = shell.window.notices, []
    for number in range(3):
        notices.show_notice(Notice(f"Message {number}."))
        closed += [weakref.ref(button) for button in notices.findChildren(QToolButton)]
        notices.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # The icons of what is shown now are kept, and those of what was deleted are forgotten then.
    notices.show_notice(Notice("The last."))
    gc.collect()
    assert closed
    assert [button() for button in closed] == [None] * len(closed)
