"""However work is spread over images, work sessions and restarts: no second is lost or counted twice."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core import ClassList, ImageId
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.session.effort.effort_meter import PAUSE_S, EffortMeter
from engine.session.effort.effort_report import csv_rows, effort_report
from engine.session.open_image import OpenImage
from engine.session.state import SessionEvents
from engine.storage import ImageRecord, ImageStatus, Project
from tests.helpers.journals import MemoryJournal

SIDE = 4


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def some_image(number: int) -> OpenImage:
    planes = LabelPlanes(SIDE, SIDE)
    name = f"{number}"
    record = ImageRecord(ImageId(number), Path(name), name, SIDE, SIDE, ImageStatus.NEW, None, 0, name)
    pixels = np.zeros((SIDE, SIDE, 3), np.uint8)
    return OpenImage(record, pixels, planes, History(planes, MemoryJournal()))


acts = st.tuples(
    st.sampled_from(["stroke", "key", "click", "alive", "undo", "accept", "open", "restart"]),
    st.integers(0, 2),
    st.floats(0.0, PAUSE_S * 1.5, allow_nan=False),
)


def do(act: str, number: int, meter: EffortMeter, image: OpenImage, events: SessionEvents) -> None:
    if act == "stroke":
        with image.planes.edit("Brush") as edit:
            edit.write(Plane.MASK, (image.planes.snapshot(Plane.MASK) + 1) % 7)
        meter.note_stroke("brush", number)
        events.history_changed.emit(None)
    elif act == "key":
        meter.note_key()
    elif act == "click":
        meter.note_click()
    elif act == "alive":
        meter.note_alive()
    elif act == "undo":
        meter.note_step(image, forward=False, is_acceptance=False)
    elif act == "accept":
        meter.note_accepted(image)


@settings(max_examples=20, deadline=None)
@given(st.lists(acts, max_size=25))
def test_the_parts_add_up_to_what_was_done(sequence: list[tuple[str, int, float]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        project = Project.create(path / "p.inkling", name="P", classes=ClassList.from_names(["a", "b", "c"]))
        project.images.add_files([path / f"{n}.png" for n in range(3)])
        clock, events, images = Clock(), SessionEvents(), [some_image(n) for n in (1, 2, 3)]
        meter = EffortMeter(project, events, clock)
        image = images[0]
        meter.begin(image, project.effort_log.all(image.id))
        strokes, longest_s, done = 0, 0.0, [*sequence, ("restart", 0, 0.0)]
        for act, number, gap_s in done:
            clock.now += gap_s
            longest_s += gap_s if gap_s <= PAUSE_S else 0.0
            strokes += act == "stroke"
            do(act, number, meter, image, events)
            if act in ("open", "restart"):
                meter.end()
            if act == "restart":
                project.close()
                project, events = Project.open(project.path), SessionEvents()
                meter = EffortMeter(project, events, clock)
            if act in ("open", "restart"):
                image = images[number]
                meter.begin(image, project.effort_log.all(image.id))
        report = effort_report(project)
        meter.end()
        project.close()
    total = report.effort
    assert total.strokes == strokes
    assert total.seconds <= longest_s + 1e-6
    assert total.seconds == pytest.approx(sum(work.effort.seconds for work in report.works))
    assert total.strokes == sum(int(row[10]) for row in csv_rows(report))
    assert total.seconds == pytest.approx(sum(float(row[14]) for row in csv_rows(report)), abs=0.05)
