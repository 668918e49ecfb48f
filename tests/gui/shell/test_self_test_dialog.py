"""Self-test of the machine in the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from engine.core import CancelToken, Progress, Reporter
from engine.selftest.case_run import SelfTestCase
from engine.selftest.self_test import CaseResult, CaseState
from engine.session import self_test_job
from gui.dialogs.self_test import SelfTestDialog
from tests.gui.shell.helpers import Shell


def fake(states: list[CaseState], go_on: threading.Event) -> Callable[..., Iterator[CaseResult]]:
    def run(
        cases: list[SelfTestCase], report: Reporter, token: CancelToken, limit_s: float
    ) -> Iterator[CaseResult]:
        for number, state in enumerate(states):
            report(Progress(number, len(cases), "checks", cases[number].name))
            message = "It has crashed." if state == "failed" else ""
            yield CaseResult(cases[number], state, 1.0, message=message)
        while not go_on.wait(0.01):
            token.check()

    return run


def opened(shell: Shell) -> SelfTestDialog:
    shell.window.action_set["check_machine"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, SelfTestDialog)
    return dialog


@pytest.mark.parametrize(
    ("states", "words"),
    [(["passed", "too slow"], "passed or were"), (["passed", "failed"], "It has crashed.")],
)
def test_the_machine_is_checked_in_the_background_and_each_result_is_shown(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, states: list[CaseState], words: str
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(self_test_job, "run_self_test", fake(states, go_on))
    dialog = opened(shell)
    shell.wait(lambda: dialog.table.topLevelItemCount() == 2)
    assert [dialog.table.topLevelItem(row).text(2) for row in range(2)] == states
    assert dialog.close_button.text() == "Stop"
    go_on.set()
    shell.wait(lambda: dialog.close_button.text() == "Close")
    assert words in dialog.message.text()
    dialog.close()
    assert dialog not in shell.window.dialogs.shown


def test_stop_ends_the_check_of_the_machine_before_the_dialog_closes(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_test_job, "run_self_test", fake(["passed"], threading.Event()))
    dialog = opened(shell)
    shell.wait(lambda: dialog.table.topLevelItemCount() == 1)
    dialog.reject()
    assert dialog in shell.window.dialogs.shown
    shell.wait(lambda: dialog.close_button.text() == "Close")
    assert "Stopped" in dialog.message.text()
    dialog.close()
