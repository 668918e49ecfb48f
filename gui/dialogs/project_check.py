"""Dialog of the project check: progress, findings in plain words, and their repair."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.checkup.damage import Damage
from engine.checkup.project_check import CheckResult
from engine.core import Progress
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.panels.card import label
from gui.panels.work_dialog import WorkDialog
from gui.style.theme import SPACE

_MOST_LINES = 2000


def outcome_text(result: CheckResult) -> str:
    """Result of a check in one or two sentences."""
    left = _left_text(result)
    if not result.repaired:
        return left
    mended = counted(len(result.repaired), "{count:,} finding mended.", "{count:,} findings mended.")
    return f"{mended} {left}"


def _left_text(result: CheckResult) -> str:
    """What is left to be mended or decided, in a sentence."""
    if not result.findings and result.repaired:
        return counted(
            result.images,
            "{count:,} image checked: nothing is wrong now.",
            "{count:,} images checked: nothing is wrong now.",
        )
    if not result.findings:
        return counted(
            result.images,
            "{count:,} image checked: nothing is wrong.",
            "{count:,} images checked: nothing is wrong.",
        )
    repairable = sum(damage.is_repairable for damage in result.findings)
    if not repairable:
        return counted(
            len(result.findings),
            "{count:,} finding left for you to decide.",
            "{count:,} findings left for you to decide.",
        )
    return counted(
        len(result.findings),
        "{count:,} finding, {repairable} of them can be mended.",
        "{count:,} findings, {repairable} of them can be mended.",
        repairable=repairable,
    )


def finding_lines(findings: Sequence[Damage]) -> str:
    """Findings, one below the other, each with its way out."""
    shown = [f"{sentence(damage.sentence)}\n    {_way_out(damage)}" for damage in findings[:_MOST_LINES]]
    if len(findings) > _MOST_LINES:
        shown.append(tr("... and {count:,} more", count=len(findings) - _MOST_LINES))
    return "\n".join(shown)


def _way_out(damage: Damage) -> str:
    if damage.advice:
        return sentence(damage.advice)
    return tr("Repair: {work}", work=sentence(damage.repair))


class ProjectCheckDialog(WorkDialog):
    """One check of a project; emits `repair_requested` and `cancel_requested`."""

    repair_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check this project"))
        self.resize(680, 460)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(name, "heading", wrap=True))
        rows.addWidget(
            label(
                tr(
                    "Database, history, masks, images and models are looked at. Nothing is changed until you"
                    " press Repair, and then a safety copy is made first."
                ),
                "soft",
                wrap=True,
            )
        )
        rows.addWidget(self.bar)
        rows.addWidget(self.message)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setAccessibleName(tr("Findings"))
        self.list.setPlaceholderText(tr("No findings."))
        rows.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.repair_button = QPushButton(tr("Repair"))
        self.repair_button.setAutoDefault(False)
        self.repair_button.setProperty("role", "primary")
        self.repair_button.setEnabled(False)
        self.repair_button.clicked.connect(self._repair)
        row.addStretch(1)
        row.addWidget(self.repair_button)
        row.addWidget(self.close_button)
        rows.addLayout(row)

    def show_running(self, words: str) -> None:
        self._is_running = True
        self.repair_button.setEnabled(False)
        self.close_button.setText(tr("Stop"))
        self.bar.setRange(0, 0)
        self._say(words, "soft")

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        unit = sentence(progress.unit)
        text = (
            tr("{done:,} of {total:,} {unit}", done=progress.done, total=progress.total, unit=unit)
            if progress.total
            else tr("{done:,} {unit}", done=progress.done, unit=unit)
        )
        self._say(text, "soft")

    def show_result(self, result: CheckResult) -> None:
        """Show what was found, and what was mended with the place of the safety copy."""
        parts = []
        if result.repaired:
            mended = (
                f"{sentence(damage.sentence)}\n    {sentence(damage.repair)}" for damage in result.repaired
            )
            parts.append("\n".join([tr("Mended"), *mended]))
        if result.findings:
            parts.append(finding_lines(result.findings))
        if result.safety_copy is not None:
            parts.append(tr("As it was before: {path}", path=result.safety_copy))
        self.list.setPlainText("\n\n".join(parts))
        self._end(outcome_text(result), "good" if not result.findings else "soft")
        self.repair_button.setEnabled(any(damage.is_repairable for damage in result.findings))

    def show_cancelled(self) -> None:
        self._end(tr("Stopped."), "soft")

    def _repair(self) -> None:
        self.show_running(tr("A safety copy is made, then the repair begins…"))
        self.repair_requested.emit()
