"""Any sequence of edits, undos and redos gives back the pixels that belong to where one stands."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import Rect
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from tests.helpers.journals import MemoryJournal

SHAPE = (150, 290)

rects = st.builds(
    lambda y, x, h, w: Rect(y, x, y + h, x + w),
    st.integers(-20, SHAPE[0]),
    st.integers(-20, SHAPE[1]),
    st.integers(1, 200),
    st.integers(1, 200),
)
steps = st.one_of(
    st.just("undo"), st.just("redo"), st.tuples(st.sampled_from(list(Plane)), rects, st.integers(0, 255))
)


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=25), st.sampled_from([1, 1 << 30]))
def test_every_position_of_the_history_has_its_own_pixels(sequence: list, limit_bytes: int) -> None:
    planes = LabelPlanes(*SHAPE)
    history = History(planes, MemoryJournal(), limit_bytes=limit_bytes)
    expected = [[np.array(planes.view(p)) for p in Plane]]
    for step in sequence:
        if step == "undo":
            history.undo()
        elif step == "redo":
            history.redo()
        else:
            plane, rect, value = step
            with planes.edit("Brush") as edit:
                edit.put(plane, rect, None, value)
            if edit.change is not None:
                del expected[history.position + 1 :]
                history.push(edit.change)
                expected.append([np.array(planes.view(p)) for p in Plane])
        for plane in Plane:
            assert np.array_equal(planes.view(plane), expected[history.position][plane])
