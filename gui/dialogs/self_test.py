"""Dialog of the self-test: progress, and a table of the checks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.core import Progress
from engine.session.self_test_job import CaseResult
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr, with_signs
from gui.panels.card import label
from gui.panels.work_dialog import WorkDialog
from gui.style.theme import SPACE

_COLUMNS: Final = (
    marked("Check"),
    marked("Precision"),
    marked("Result"),
    marked("Seconds"),
    marked("One step"),
)


class SelfTestDialog(WorkDialog):
    """One self-test of this machine; emits `cancel_requested`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check this machine"))
        self.resize(680, 520)
        self._is_running = True
        self._failed: list[str] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(tr("What works on this machine"), "heading", wrap=True))
        rows.addWidget(
            label(
                tr(
                    "The graph cut and one network of each family run once, beside the window: about a "
                    "minute. What is found is remembered for later trainings."
                ),
                "soft",
                wrap=True,
            )
        )
        self.bar.setRange(0, 0)
        rows.addWidget(self.bar)
        self.message.setText(tr("Getting ready…"))
        rows.addWidget(self.message)
        self.table = QTreeWidget()
        self.table.setHeaderLabels([tr(column) for column in _COLUMNS])
        self.table.setRootIsDecorated(False)
        self.table.setAccessibleName(tr("Checks"))
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows.addWidget(self.table, 1)
        self.close_button.setText(tr("Stop"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        rows.addLayout(row)

    def show_progress(self, progress: Progress) -> None:
        """How far it is; a report that comes after the end counts for nothing."""
        if self._is_running:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            text = tr(
                "{done} of {total} {unit}: {work}",
                done=progress.done,
                total=progress.total,
                unit=sentence(progress.unit),
                work=sentence(progress.note),
            )
            self._say(text, "soft")

    def add_result(self, result: CaseResult) -> None:
        """Another row; the reason of a failure is its tooltip and in the message at the end."""
        step = "" if result.step_s is None else with_signs(f"{result.step_s:.2f} s")
        seconds = with_signs(f"{result.seconds:.1f}")
        case = result.case
        texts = [sentence(case.name), case.precision, sentence(result.state), seconds, step]
        item = QTreeWidgetItem(self.table, texts)
        for column in (3, 4):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(_COLUMNS)):
            item.setToolTip(column, sentence(result.message))
        if result.state == "failed":
            line = tr(
                "{check} in {precision}: {reason}",
                check=sentence(case.name),
                precision=case.precision,
                reason=sentence(result.message),
            )
            self._failed.append(line)
        self.table.scrollToItem(item)

    def show_result(self, count: int) -> None:
        """The end: what did not pass, each with its reason."""
        if self._failed:
            failed = counted(
                len(self._failed),
                "{count:,} check of {total} failed. Networks that fail in bfloat16 are trained in float32;"
                " choose another one otherwise.",
                "{count:,} checks of {total} failed. Networks that fail in bfloat16 are trained in float32;"
                " choose another one otherwise.",
                total=count,
            )
            self._end("\n".join((failed, *self._failed)), "error")
        else:
            text = "{count} of {count} checks passed or were too slow to tell."
            self._end(counted(count, text, text), "good")

    def show_cancelled(self) -> None:
        self._end(tr("Stopped. Checks that have ended are remembered."), "soft")
