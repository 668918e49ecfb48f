"""The training set of a project: which images, which of their pixels, and which count more."""

from __future__ import annotations

import heapq
import logging
import zlib
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import (
    IGNORE,
    NO_PROGRESS,
    BoolMap,
    CancelToken,
    ImageId,
    LabelMap,
    Progress,
    Reporter,
    UserError,
    read_only,
)
from engine.core.words import counted_images
from engine.document.planes import LabelPlanes, Plane
from engine.session.learning.drawn_masks import DrawnMasks
from engine.storage import FileProblem, ImageRecord, ImageStatus, Project
from engine.storage.external.image_changes import image_problem
from engine.storage.importing.data_set_parts import part_of_each
from engine.storage.records import ACCEPTED_ALONE, PROBLEMS

if TYPE_CHECKING:
    from engine.learn.request import Role, Sample

_log = logging.getLogger(__name__)

# Every fifth accepted image is held back, and the second one already, so that there is
# a check as soon as there can be one. An image never changes sides: the figure would lie. Only masks that a
# person drew or corrected are counted and held back: against what a model said itself, it is always right.
HELD_BACK_EVERY: Final = 5

AUTOMATIC_LOSS: Final = "automatic"
_USUAL_LOSS: Final = "ce"
_LOSS_OF_RARE_CLASSES: Final = "dice+ce"
# Cracks cover 1.5 %: by cross-entropy alone the small U-Net has IoU 0.06 after 60 s, with Dice 0.34. From
# a tenth on, where vessels, nuclei and membranes are, neither is better each time.
_RARE_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """Accepted images of a project: those trained on, those held back, those that cannot be used.

    Attributes:
        as_predicted: those whose mask is a prediction that nobody changed, among the others: never held back.
    """

    train: int
    val: int
    left_out: int
    as_predicted: int = 0


class TrainingSet:
    """Accepted images of a project, split into those to train on and those held back for validation.

    Any thread; what goes over all accepted images (all but `take_problems`) is for a lane.

    Attributes:
        drawn: which masks a person drew or corrected.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.drawn = DrawnMasks(project)
        self._problems: dict[Path, FileProblem] = {}
        self._new_problems: list[FileProblem] = []

    def accepted(self) -> list[ImageRecord]:
        """Every accepted image, in the order of the list, also where its file is missing or unreadable."""
        return _of_work(self._project, {ImageStatus.ACCEPTED})

    def counts(self) -> SampleCounts:
        """How many accepted images are trained on, held back, and left out by the last `read` of them."""
        records = self.accepted()
        used = [record for record in records if record.path not in self._problems]
        self.drawn.find_out(used)
        as_predicted = [record for record in used if not self.drawn.is_drawn(record)]
        held_back = sum(record.split == "val" for record in used)
        neither = sum(record.split == "val" for record in as_predicted)
        left_out = len(records) - len(used)
        return SampleCounts(len(used) - held_back, held_back - neither, left_out, len(as_predicted))

    def counts_by_split(self) -> SampleCounts:
        """The same at once, without a look at files and histories: as many as there are at most."""
        records = self.accepted()
        held_back = sum(record.split == "val" for record in records)
        return SampleCounts(len(records) - held_back, held_back, 0)

    def chosen(self, limit: int) -> list[ImageRecord]:
        """At most `limit` accepted images to learn from (see `replayed`); each accepted one gets a split."""
        return replayed(self.assign_splits(), limit)

    def assign_splits(self) -> list[ImageRecord]:
        """Give every accepted image without a split (imported masks, too) its own; all that have a role.

        One that was held back although nobody drew or corrected its mask is trained on from now on.
        """
        records = self.accepted()
        roles = self._roles(records)
        for record in records:
            role = roles.get(record.id)
            if role is not None and role != record.split:
                self._project.images.set_split(record.id, role)
        return [replace(record, split=roles[record.id]) for record in records if record.id in roles]

    def roles(self) -> dict[ImageId, Role]:
        """Role of every accepted image: its split, or the one that it is to get.

        Without one: images for validation by their data set, with a mask that nobody drew or corrected.
        """
        return self._roles(self.accepted())

    def _roles(self, records: Sequence[ImageRecord]) -> dict[ImageId, Role]:
        self.drawn.find_out(records)
        is_drawn = {record.id: self.drawn.is_drawn(record) for record in records}
        roles: dict[ImageId, Role] = {}
        index = sum(record.split is not None and is_drawn[record.id] for record in records)
        given = _given_for_validation(self._project, records)
        for record in records:
            if is_drawn[record.id] and record.split is None:
                roles[record.id] = split_for(index)
                index += 1
            elif is_drawn[record.id]:
                roles[record.id] = _role(record)
            elif record.id not in given:
                roles[record.id] = "train"
        return roles

    def read(self, records: Sequence[ImageRecord]) -> list[Sample]:
        """Samples of those images that have labels; for the thread of the files lane.

        Images that are missing, unreadable or changed since their mask was made are left out; `problems`
        names them.
        """
        # Their splits may have been assigned since the records were made.
        newest = [self._project.images.get(record.id) for record in records]
        samples: list[Sample] = []
        for record in newest:
            is_drawn = self.drawn.is_drawn(record)
            if _role(record) == "val" and not is_drawn:
                continue
            problem = image_problem(self._project, record)
            if problem is not None:
                self._note_problem(problem)
                continue
            try:
                sample = read_sample(self._project, record, _role(record), is_drawn=is_drawn)
            except UserError as error:
                self._note_problem(record.problem(error))
                continue
            self._problems.pop(record.path, None)
            if sample is not None:
                samples.append(sample)
        return samples

    def take_problems(self) -> list[FileProblem]:
        """Images that `read` has left out since the last call, each of them told once."""
        problems, self._new_problems = self._new_problems, []
        return problems

    def _note_problem(self, problem: FileProblem) -> None:
        if self._problems.get(problem.path) != problem:
            self._problems[problem.path] = problem
            self._new_problems.append(problem)


def _given_for_validation(project: Project, records: Sequence[ImageRecord]) -> set[ImageId]:
    """Images that the data set which they came with has for validation or test."""
    parts = part_of_each(project, [(record.id, None) for record in records])
    return {record.id for record in records if parts[record.id] in ("val", "test")}


def collect_samples(
    project: Project,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    on_problem: Callable[[FileProblem], None] | None = None,
    *,
    include: frozenset[ImageStatus] = ACCEPTED_ALONE,
) -> tuple[Sample, ...]:
    """Samples of every accepted image, in the order of the project.

    About a fifth of the accepted images is held back for validation: those of the split "val". Images
    without a split get one, which is stored unless the project is open read-only. A prediction that was
    accepted as it was is never held back. Any thread.

    Args:
        on_problem: called for each image that is left out because it is missing, unreadable or changed
            since its mask was made; without it they are logged.
        include: statuses of images that are learned from, too: from what is decided or scribbled of them.

    Raises:
        UserError: no image to train on has a decided pixel or a scribble.
        CancelledError: the token was set; checked between images.

    Example:
        >>> import tempfile
        >>> from pathlib import Path
        >>> from engine.demo_project import make_demo
        >>> folder = tempfile.TemporaryDirectory()
        >>> with Project.open(make_demo(Path(folder.name))) as project:
        ...     samples = collect_samples(project)
        >>> [(sample.image_path.stem, sample.role, sample.labels.shape) for sample in samples]
        [('cells-1', 'train', (256, 320)), ('cells-2', 'val', (256, 320))]
        >>> folder.cleanup()
    """
    training_set = TrainingSet(project)
    drawn = training_set.drawn
    roles = training_set.roles()
    if not project.read_only:
        training_set.assign_splits()
    unused = {record.id for record in training_set.accepted()} - roles.keys()
    used = include | {ImageStatus.ACCEPTED}
    records = [record for record in _of_work(project, used) if record.id not in unused]
    drawn.find_out(records)
    samples = []
    for done, record in enumerate(records, start=1):
        if token is not None:
            token.check()
        report(Progress(done, len(records), "images"))
        # Scribbles alone say too little to validate a model with: images not accepted are to train on.
        role = roles.get(record.id, "train")
        sample = _sample_or_problem(project, record, role, drawn, on_problem or _log_problem)
        if sample is not None:
            samples.append(sample)
    if not any(sample.role == "train" for sample in samples):
        raise _nothing_to_learn(project, include)
    return tuple(samples)


def _sample_or_problem(
    project: Project,
    record: ImageRecord,
    role: Role,
    drawn: DrawnMasks,
    on_problem: Callable[[FileProblem], None],
) -> Sample | None:
    """The sample of an image; None where it has no labels, or cannot be used, which is told."""
    problem = None if record.mask_revision == 0 else image_problem(project, record)
    if problem is not None:
        on_problem(problem)
        return None
    try:
        return read_sample(project, record, role, is_drawn=drawn.is_drawn(record))
    except UserError as error:
        on_problem(record.problem(error))
        return None


def _of_work(project: Project, statuses: Set[ImageStatus]) -> list[ImageRecord]:
    """Images whose work has one of these statuses, also where their file is missing or unreadable."""
    images = project.images
    whole = [images.rows(status=status) for status in statuses]
    broken = [record for status in PROBLEMS for record in images.rows(status=status)]
    broken = [record for record in broken if images.work_status(record.id) in statuses]
    # Each is in the order of the list already, and most often there is but one.
    whole += [sorted(broken, key=_number)] if broken else []
    return whole[0] if len(whole) == 1 else list(heapq.merge(*whole, key=_number))


def _number(record: ImageRecord) -> int:
    return record.id


def _log_problem(problem: FileProblem) -> None:
    _log.warning("%s is left out: %s", problem.path, problem.sentence)


def _nothing_to_learn(project: Project, include: frozenset[ImageStatus]) -> UserError:
    in_work = project.images.counts()[ImageStatus.STARTED]
    if in_work and ImageStatus.STARTED not in include:
        return UserError(
            f"{project.path} has no accepted image to learn from, {counted_images(in_work)} in work.",
            "Accept one of them.",
            command_hint="Accept one in the window, or learn from labels in work, too: --include in-work.",
        )
    return UserError(
        f"{project.path} has no labelled image to learn from.",
        "Label an image and accept it, or import masks.",
        command_hint="Accept a mask in the window, or import some: inkling import PROJECT --from DIR.",
    )


def only_class_of(samples: Sequence[Sample]) -> int | None:
    """The one class that all samples together show; None where there are more, or none."""
    classes: set[int] = set()
    for sample in samples:
        classes |= {int(c) for c in np.flatnonzero(sample.counts[:IGNORE])}
        if len(classes) > 1:
            return None
    return next(iter(classes), None)


def read_sample(project: Project, record: ImageRecord, role: Role, *, is_drawn: bool = True) -> Sample | None:
    """The labels of one image to learn from; None when it has none. Waits for the disk."""
    from engine.learn.request import Sample

    if record.height is None or record.width is None:
        return None
    state = project.load_state(record.id, (record.height, record.width))
    labels = labels_to_learn(state.planes)
    if bool((labels == IGNORE).all()):
        return None
    corrected = corrected_pixels(state.planes, labels)
    return Sample(str(record.id), record.path, labels, role, corrected, is_drawn=is_drawn)


def _role(record: ImageRecord) -> Role:
    return "val" if record.split == "val" else "train"


def split_for(index: int) -> Role:
    """Split of the `index`-th (from 0) accepted image: 'train' or 'val'."""
    return "val" if index % HELD_BACK_EVERY == 1 else "train"


def labels_to_learn(planes: LabelPlanes) -> LabelMap:
    """Decided pixels, and scribbles where nothing is decided; 255 elsewhere. A read-only copy."""
    labels = np.array(planes.view(Plane.MASK))
    if not planes.is_blank(Plane.SCRIBBLES):
        undecided = labels == IGNORE
        labels[undecided] = planes.view(Plane.SCRIBBLES)[undecided]
    return read_only(labels)


def corrected_pixels(planes: LabelPlanes, labels: LabelMap) -> BoolMap | None:
    """(H, W), where a person drew what `labels` says, and what is right beside; None where nobody did.

    Everything else was merely accepted: proposed by a network or a cut, or imported. Whoever ends a stroke
    at an edge has decided about both of its sides; without the other side things are learned too fat.
    """
    import cv2

    drawn = np.zeros(labels.shape, np.bool_)
    for plane in (Plane.HAND, Plane.SCRIBBLES):
        if not planes.is_blank(plane):
            drawn |= planes.view(plane) == labels
    drawn &= labels != IGNORE
    if not drawn.any():
        return None
    around = cv2.dilate(drawn.view(np.uint8), np.ones((3, 3), np.uint8)).view(np.bool_)
    around &= labels != IGNORE
    around.setflags(write=False)
    return around


def replayed(records: Sequence[ImageRecord], limit: int) -> list[ImageRecord]:
    """At most `limit` images, in their order: the newer half of them, and old ones of any age.

    Which old ones depends on each image alone, so that a new image changes hardly anything. With only
    the newest, a network would forget what it learned from the first.
    """
    if len(records) <= limit:
        return list(records)
    newest = list(records[-(limit - limit // 2) :])
    older = records[: -len(newest)]
    # A checksum of the number is as good as a draw, and the same each time.
    drawn = sorted(older, key=lambda record: zlib.crc32(str(record.id).encode()))[: limit // 2]
    kept = {record.id for record in drawn}
    return [record for record in older if record.id in kept] + newest


def chosen_loss(choice: str, samples: Sequence[Sample]) -> str:
    """The loss that `choice` names; where that is left open, one that does not overlook rare classes."""
    if choice != AUTOMATIC_LOSS:
        return choice
    counts = np.zeros(256, np.int64)
    for sample in samples:
        counts += sample.counts
    shown = counts[:IGNORE][counts[:IGNORE] > 0]
    is_rare = shown.size > 0 and float(shown.min()) < _RARE_SHARE * float(shown.sum())
    return _LOSS_OF_RARE_CLASSES if is_rare else _USUAL_LOSS
