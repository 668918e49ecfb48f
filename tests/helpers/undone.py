"""A change of the project in a walk through the window, and its undo: everything is as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.session.editing.project_edits import ProjectEdits

if TYPE_CHECKING:
    from tests.helpers.window_walk import Walker


def check_undone(walker: Walker, action_id: str, text: str) -> None:
    """Type into the name of the last class, use this action of the table, and take all of it back."""
    walker.settle()
    session, edits = walker.session, walker.controller.edits
    if session is None or edits is None or session.read_only or session.image is None:
        return
    if session.image.change is not None or session.project_watch.report.path is not None:
        return
    before, label = _stored(walker), edits.undo_label
    panel = walker.window.workspace.classes  # type: ignore[union-attr]
    panel.edit_name(session.classes.present[-1].id)
    walker.type(text)
    walker.act(action_id, 9)
    _settle(walker, edits)
    steps = 0
    while _stored(walker) != before and edits.undo_label != label and steps < 4:
        assert edits.undo(), f"{action_id} cannot be undone"
        _settle(walker, edits)
        steps += 1
    assert _stored(walker) == before, f"{action_id}: undo gives something else"


def _stored(walker: Walker) -> object:
    assert walker.session is not None
    project = walker.session.project
    rows = [(row.id, row.status, row.label, row.group) for row in project.images.rows()]
    return rows, project.classes.present, project.name


def _settle(walker: Walker, edits: ProjectEdits) -> None:
    walker.settle()
    walker.wait(lambda: not edits.classes.is_busy, "the classes")
    walker.settle()
