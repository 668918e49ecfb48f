"""Any sequence of edits, undos, redos and restarts gives the same pixels as one that never stopped."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import Rect
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.storage import Project
from tests.helpers.journals import MemoryJournal
from tests.helpers.projects import SHAPE, one_image_project, opened_history

rects = st.builds(
    lambda y, x, h, w: Rect(y, x, y + h, x + w),
    st.integers(0, SHAPE[0] - 1),
    st.integers(0, SHAPE[1] - 1),
    st.integers(1, 200),
    st.integers(1, 200),
)
paints = st.tuples(st.sampled_from(list(Plane)), rects, st.integers(0, 255))
steps = st.one_of(paints, st.sampled_from(["undo", "redo", "restart", "flush"]))


def apply(step: object, planes: LabelPlanes, history: History) -> None:
    if step == "undo":
        history.undo()
    elif step == "redo":
        history.redo()
    elif isinstance(step, tuple):
        plane, rect, value = step
        with planes.edit("Brush") as edit:
            edit.put(plane, rect, None, value)
        if edit.change is not None:
            history.push(edit.change)


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, max_size=20))
def test_a_project_follows_a_history_that_lives_in_memory(sequence: list[object]) -> None:
    wanted = LabelPlanes(*SHAPE)
    wanted_history = History(wanted, MemoryJournal())
    with tempfile.TemporaryDirectory() as folder:
        project, image_id = one_image_project(Path(folder))
        planes, history = opened_history(project, image_id)
        for step in (*sequence, "restart"):
            if step == "restart":
                project.close()
                project = Project.open(project.path)
                planes, history = opened_history(project, image_id)
            elif step == "flush":
                project.flush()
            apply(step, planes, history)
            apply(step, wanted, wanted_history)
            assert (history.position, history.length) == (wanted_history.position, wanted_history.length)
            assert all(np.array_equal(planes.view(p), wanted.view(p)) for p in Plane)
        project.close()
