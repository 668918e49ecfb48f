"""Import of masks into a project, with a report on each file that does not fit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError

if TYPE_CHECKING:
    from engine.storage import Project


def import_mask_folder(project: Project, folder: Path, terminal: Terminal) -> dict[str, Any]:
    """Import the masks of `folder`; files that do not fit are reported and left out."""
    from engine.storage.mask_import import import_masks

    with terminal.progress("Importing masks") as report:
        outcome = import_masks(project, folder, report, terminal.token)
    project.flush()
    if outcome.note:
        terminal.say(outcome.note)
    for problem in outcome.problems:
        terminal.reject(UserError(problem.sentence))
    problems = [{"file": str(problem.path), "reason": problem.sentence} for problem in outcome.problems]
    return {"imported": outcome.imported, "problems": problems}
