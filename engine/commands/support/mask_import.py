"""Report of an import of masks, with each file that does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError

if TYPE_CHECKING:
    from engine.storage import ImportReport


def report_import(outcome: ImportReport, terminal: Terminal) -> dict[str, Any]:
    """Say what was left out, and return the command's result."""
    if outcome.note:
        terminal.say(outcome.note)
    for problem in outcome.problems:
        terminal.reject(UserError(problem.sentence))
    problems = [{"file": str(problem.path), "reason": problem.sentence} for problem in outcome.problems]
    return {"imported": outcome.imported, "problems": problems}
