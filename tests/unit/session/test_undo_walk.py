"""Random walks over actions on one and on many images: undo of all gives back the first state."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from engine.core import ImageId, UserError
from engine.document.planes import Plane
from engine.document.step_names import IMPORTED
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from engine.formats.incoming.survey import ImportSurvey
from engine.jobs import JobDone, JobOutcome
from engine.session.audit.project_audit import ProjectAudit
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing.dataset_imports import DatasetImports
from engine.session.review.review_wall import ReviewWall
from engine.storage import ClassUse, ImageStatus
from tests.helpers.reviewing import SIDE_PX, ids, mask_style
from tests.helpers.session import SHAPE, Clock, Desk, halves

CLASS_COUNT = 3
ACTIONS = 14
MOST_STEPS = 80


class Walk:
    """One walk: what can be done in it, and what is stored."""

    def __init__(
        self,
        desk: Desk,
        edits: ProjectEdits,
        imports: DatasetImports,
        wall: ReviewWall | None,
        clock: Clock,
        seed: int,
    ) -> None:
        self.desk, self.edits, self.imports, self.wall, self.clock = desk, edits, imports, wall, clock
        self.random = random.Random(seed)
        self.done: list[str] = []

    @property
    def class_id(self) -> int:
        return self.random.choice([info.id for info in self.desk.session.classes.present])

    def settle(self) -> None:
        session, busy = self.desk.session, (self.edits.classes, self.imports)

        def is_quiet() -> bool:
            try:
                session.mask_work.check_free()
            except UserError:
                return False
            return not (
                any(each.is_busy for each in busy)
                or (self.wall is not None and self.wall.is_accepting)
                or session.busy.opening
                or session.busy.is_refining
            )

        self.desk.wait(is_quiet)
        self.desk.dispatcher.pump()
        self.desk.wait(is_quiet)

    # ---- actions

    def open(self) -> None:
        self.desk.open(self.random.randrange(self.desk.session.project.images.count()))

    def draw(self) -> None:
        row, column = self.random.randrange(5, SHAPE[0] - 5), self.random.randrange(5, 40)
        self.desk.stroke(StrokeKind.BRUSH, self.class_id, (row, column), (row, column + 20))

    def scribble(self) -> None:
        row = self.random.randrange(5, SHAPE[0] - 5)
        self.desk.stroke(StrokeKind.SCRIBBLE, self.class_id, (row, 8), (row, 30))

    def accept(self) -> None:
        self.desk.session.accept_image(self.desk.session.navigation.open_next)

    def accept_here(self) -> None:
        self.desk.session.accept_image()

    def skip(self) -> None:
        self.desk.session.skip_image()

    def clear(self) -> None:
        self.desk.session.clear_image()

    def tidy(self) -> None:
        self.desk.session.apply_operation(self.random.choice(list(Operation)), self.class_id)

    def merge(self) -> None:
        uses: list[ClassUse] = []
        stop = self.edits.classes.merge_counted.subscribe(uses.append)
        gone = self.class_id or 1
        if not self.desk.session.classes.has(gone):
            return
        self.edits.classes.request_merge(gone)
        self.desk.wait(lambda: bool(uses))
        stop()
        self.edits.classes.merge(uses[0], 0)

    def add_class(self) -> None:
        self.edits.classes.add()

    def lock(self) -> None:
        self.edits.class_display.lock([self.class_id], self.random.random() < 0.5)

    def group(self) -> None:
        self.edits.image_notes.set_group(ids(self.desk), f"patient {self.random.randrange(3)}")

    def remove(self) -> None:
        if self.desk.session.project.images.count() > 1:
            self.edits.remove_images([self.random.choice(ids(self.desk))])

    def undo(self) -> None:
        self.edits.undo()

    def redo(self) -> None:
        self.edits.redo()

    def repair(self) -> None:
        """As the audit does it, in all accepted images at once."""
        audit = ProjectAudit(self.desk.session, self.edits.classes.mask_jobs, self.imports.note_steps)
        ended: list[object] = []
        audit.ended.subscribe(ended.append)
        audit.start(asks_model=False)
        self.desk.wait(lambda: bool(ended))
        audit.repair(audit.findings)
        self.settle()
        audit.close()

    def accept_page(self) -> None:
        wall = self.wall
        assert wall is not None
        wall.begin_visit()
        wall.refresh()
        self.desk.wait(lambda: wall.list.is_listed and not wall.list.is_busy)
        images = wall.images
        wall.want(images, SIDE_PX, mask_style(self.desk.session.classes))
        tiles = wall.tiles
        self.desk.wait(lambda: all(tiles.is_current(i) or tiles.problem(i) for i in images))
        wall.note_painted(images)
        self.clock.now_s += 2.0
        wall.accept_page(with_doubtful=True, by_key=True)
        self.settle()
        wall.end_visit()

    # ---- what is stored

    def state(self) -> dict[str, Any]:
        project = self.desk.session.project
        self.desk.session.autosave.save()
        project.flush()
        planes = {}
        for record in project.images.rows():
            state = project.load_state(record.id, SHAPE)
            planes[record.name] = [state.planes.view(plane).tobytes() for plane in Plane]
        return {
            "planes": planes,
            "states": {record.name: (record.status, record.group) for record in project.images.rows()},
            "classes": [info for info in project.classes.present if info.id < CLASS_COUNT],
        }

    @property
    def added_classes(self) -> set[str]:
        """Classes that came in the walk, but for those of which undo has said why they stay."""
        added = self.desk.session.classes.present[CLASS_COUNT:]
        said = " ".join(notice.summary for notice in self.desk.notices)
        return {info.name for info in added if f"The class '{info.name}' stays" not in said}

    def undo_all(self) -> int:
        """Undo while anything can be undone, on each image in turn; returns the number of steps."""
        count = 0
        while True:
            before = count
            for index in range(self.desk.session.project.images.count()):
                self.settle()
                if index < self.desk.session.project.images.count():
                    self.desk.open(index)
                while self.edits.undo_label and count < MOST_STEPS:
                    assert self.edits.undo()
                    self.settle()
                    count += 1
            if count in (before, MOST_STEPS):
                return count


class RestartedWalk(Walk):
    """One walk over what images alone keep, also while the program is closed; a data set comes in, too.

    Undo and redo have to give each image the state that it had with so many steps.
    """

    def __init__(self, desk: Desk, project_path: Path, source: Path, seed: int) -> None:
        edits = ProjectEdits(desk.session)
        super().__init__(desk, edits, DatasetImports(desk.session, edits), None, Clock(), seed)
        self.project_path, self.source = project_path, source
        self.known: dict[tuple[ImageId, int], ImageStatus] = {}

    def settle(self) -> None:
        super().settle()
        project = self.desk.session.project
        for record in project.images.rows():
            state = project.load_state(record.id, SHAPE)
            place = record.id, state.position
            gone = range(state.length + 1, MOST_STEPS)
            is_open = self.done[-1] == "redo" and record.status is ImageStatus.STARTED
            if is_open and IMPORTED in project.journal(record.id).labels_in_force():
                # Its step does not say whether an import has accepted: on the safe side it has not.
                gone = range(state.position, MOST_STEPS)
            for position in gone:
                self.known.pop((record.id, position), None)
            if self.done[-1] in ("undo", "redo"):
                assert record.status is self.known.get(place, record.status), (self.done, place)
            self.known[place] = record.status

    def close(self) -> None:
        self.imports.close()
        self.edits.close()

    def restart(self) -> None:
        self.close()
        self.desk.session = self.desk.service.open_project(self.project_path).session
        self.edits = ProjectEdits(self.desk.session)
        self.imports = DatasetImports(self.desk.session, self.edits)
        self.desk.open(0)

    def import_labels(self) -> None:
        outcomes: list[JobOutcome[ImportSurvey]] = []
        self.imports.survey(self.source, None, {}, outcomes.append)
        self.desk.wait(lambda: bool(outcomes))
        outcome = outcomes[0]
        assert isinstance(outcome, JobDone)
        assert outcome.value.mapping is not None
        self.imports.start(outcome.value, outcome.value.mapping, {})
        self.settle()
        # From here on it is a step of each image alone, not one of the project.
        self.restart()


WALKED = (
    *(["draw"] * 3),
    "scribble",
    *(["accept"] * 2),
    "skip",
    *(["open"] * 2),
    "clear",
    "tidy",
    "merge",
    "add_class",
    "lock",
    "group",
    "remove",
    "repair",
    "accept_page",
)


@pytest.mark.parametrize("seed", range(3))
def test_undo_of_all_gives_back_the_first_state(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, wall: ReviewWall, clock: Clock, seed: int
) -> None:
    walk = Walk(desk, edits, imports, wall, clock, seed)
    desk.open(0)
    first = walk.state()
    for _ in range(ACTIONS):
        take(walk, WALKED)
    assert walk.state() != first
    assert walk.undo_all() < MOST_STEPS, walk.done
    assert walk.state() == first, walk.done
    assert walk.added_classes == set()


RESTARTED = (
    *(["draw"] * 3),
    "scribble",
    *(["accept"] * 2),
    "skip",
    *(["open"] * 2),
    "clear",
    "tidy",
    *(["import_labels"] * 2),
    *(["restart"] * 2),
    *(["undo"] * 2),
    "redo",
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Labels for the images of the project, the last of them to be looked at before they count."""
    source = tmp_path / "theirs"
    for folder in ("images", "masks"):
        (source / folder).mkdir(parents=True)
    for number, mask in enumerate((halves(0, 1), halves(1, 2), halves(0, 255))):
        name = f"{number}.png"
        (source / "images" / name).write_bytes((tmp_path / "images" / name).read_bytes())
        Image.fromarray(mask).save(source / "masks" / name)
    (source / "classes.txt").write_text("background\ncell\ndebris\n", encoding="utf-8")
    return source


def take(walk: Walk, names: Sequence[str]) -> None:
    """Do something at random, on an image that is open."""
    name = walk.random.choice(names)
    walk.done.append(name)
    act: Callable[[], None] = getattr(walk, name)
    if walk.desk.session.image is None:
        walk.open()
    act()
    walk.settle()


@pytest.mark.parametrize("seed", range(4))
def test_undo_gives_back_the_first_state_after_imports_and_starts_of_the_program(
    desk: Desk, project_path: Path, source: Path, seed: int
) -> None:
    with closing(RestartedWalk(desk, project_path, source, seed)) as walk:
        desk.open(0)
        first = walk.state()
        for _ in range(ACTIONS):
            take(walk, RESTARTED)
        walk.restart()
        walk.done.append("undo")
        assert walk.undo_all() < MOST_STEPS, walk.done
        assert walk.state() == first, walk.done


@pytest.mark.parametrize(
    ("before", "strokes"),
    [(ImageStatus.ACCEPTED, 1), (ImageStatus.SKIPPED, 0), (ImageStatus.SKIPPED, 1)],
)
def test_undo_of_work_on_what_an_older_version_decided_gives_that_back(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports, before: ImageStatus, strokes: int
) -> None:
    walk = Walk(desk, edits, imports, None, Clock(), seed=0)
    image_id = desk.open(0).id
    for _ in range(strokes):
        walk.draw()
    desk.session.close_image()
    desk.session.project.images.set_status(image_id, before)
    desk.open(0)
    first = walk.state()
    for _ in range(ACTIONS):
        take(walk, ["draw", "draw", "scribble", "accept_here", "clear", "tidy", "redo"])
        if walk.random.random() < 0.3 and desk.image.history.position > strokes:
            walk.undo()
    while desk.image.history.position > strokes:
        walk.undo()
        walk.settle()
    assert walk.state() == first, walk.done
