"""Images in memory are those of the database, whatever was done; filters agree with a plain count."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import ClassList, ImageId, Rect
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.storage import ImageStatus, Project

COUNT = 5
SHAPE = (20, 30)
statuses = st.sampled_from(list(ImageStatus))
filters = st.tuples(st.one_of(st.none(), statuses), st.sampled_from(["", "A", "3"]))
acts = st.one_of(
    st.tuples(st.just("status"), st.integers(0, COUNT - 1), statuses),
    st.tuples(st.just("clear"), st.integers(0, COUNT - 1), st.none()),
    st.tuples(st.just("size"), st.integers(0, COUNT - 1), st.none()),
    st.tuples(st.just("split"), st.integers(0, COUNT - 1), st.sampled_from(["train", "val", None])),
    st.tuples(st.just("paint"), st.integers(0, COUNT - 1), st.integers(0, 3)),
    st.tuples(st.just("undo"), st.integers(0, COUNT - 1), st.none()),
    st.tuples(
        st.just("ask"), st.none(), st.tuples(st.one_of(st.none(), statuses), st.sampled_from(["", "A", "3"]))
    ),
)

Act = tuple[str, Any, Any]
Opened = tuple[LabelPlanes, History]


def do(project: Project, ids: list[ImageId], opened: dict[int, Opened], act: Act) -> None:
    kind, number, value = act
    images = project.images
    match kind:
        case "status":
            images.set_status(ids[number], value)
        case "clear":
            images.clear_problem(ids[number])
        case "size":
            images.set_size(ids[number], *SHAPE)
        case "split":
            images.set_split(ids[number], value)
        case "ask":
            check_filter(project, *value)
        case "paint" | "undo":
            if number not in opened:
                planes = LabelPlanes(*SHAPE)
                opened[number] = planes, History(planes, project.journal(ids[number]))
            planes, history = opened[number]
            if kind == "undo":
                history.undo()
            else:
                with planes.edit("Brush") as edit:
                    edit.put(Plane.MASK, Rect(0, 0, 3, 3), None, value)
                if edit.change is not None:
                    history.push(edit.change)


def check_filter(project: Project, status: ImageStatus | None, text: str) -> None:
    """Count, rows and neighbours under a filter are those of going through all images."""
    images = project.images
    wanted = [
        record.id
        for record in images.rows()
        if (status is None or record.status is status) and text.casefold() in record.mask_name.casefold()
    ]
    assert images.count(status, text) == len(wanted)
    assert [record.id for record in images.rows(status=status, text=text)] == wanted
    if not text:
        assert images.neighbour(ImageId(0), 1, status) == (wanted[0] if wanted else None)
        assert images.neighbour(ImageId(10**6), -1, status) == (wanted[-1] if wanted else None)


@settings(max_examples=40, deadline=None)
@given(st.lists(acts, max_size=30))
def test_memory_and_database_hold_the_same_after_everything(sequence: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        classes = ClassList.from_names(["a", "b", "c", "d"])
        with Project.create(folder / "p.inkling", name="P", classes=classes) as project:
            project.images.add_files([folder / f"a{n}.png" for n in range(COUNT)])
            ids = [record.id for record in project.images.rows()]
            opened: dict[int, Opened] = {}
            for act in sequence:
                do(project, ids, opened, act)
            rows, counts = project.images.rows(), project.images.counts()
            assert sum(counts.values()) == COUNT
        with Project.open(folder / "p.inkling") as again:
            assert again.images.rows() == rows
            assert again.images.counts() == counts
