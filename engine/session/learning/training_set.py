"""The training set of a project: which images, which of their pixels, and which count more."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
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
from engine.document.planes import LabelPlanes, Plane
from engine.storage import ImageRecord, ImageStatus, Project

if TYPE_CHECKING:
    from engine.learn.request import Role, Sample

# Every fifth accepted image is held back, and the second one already, so that there is
# a check as soon as there can be one. An image never changes sides: the figure would lie.
HELD_BACK_EVERY: Final = 5

# New, skipped and missing images have nothing to learn from.
_USED: Final = (ImageStatus.ACCEPTED, ImageStatus.STARTED)

AUTOMATIC_LOSS: Final = "automatic"
_USUAL_LOSS: Final = "ce"
_LOSS_OF_RARE_CLASSES: Final = "dice+ce"
# Cracks cover 1.5 %: by cross-entropy alone the small U-Net has IoU 0.06 after 60 s, with Dice 0.34. From
# a tenth on, where vessels, nuclei and membranes are, neither is better each time.
_RARE_SHARE: Final = 0.05


class TrainingSet:
    """Accepted images of a project, split into those to train on and those held back for validation."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def accepted(self) -> list[ImageRecord]:
        """Every accepted image, in the order of the list."""
        return self._project.images.rows(status=ImageStatus.ACCEPTED)

    def assign_splits(self) -> list[ImageRecord]:
        """Give every accepted image without a split (imported masks, too) its own; returns all of them."""
        roles = self.roles()
        for record in self.accepted():
            if record.split is None:
                self._project.images.set_split(record.id, roles[record.id])
        return self.accepted()

    def roles(self) -> dict[ImageId, Role]:
        """Role of every accepted image: its split, or the one that it is to get."""
        records = self.accepted()
        roles: dict[ImageId, Role] = {}
        index = sum(record.split is not None for record in records)
        for record in records:
            if record.split is None:
                roles[record.id] = split_for(index)
                index += 1
            else:
                roles[record.id] = _role(record)
        return roles

    def read(self, records: Sequence[ImageRecord]) -> list[Sample]:
        """Samples of those images that have labels; for the thread of the files lane."""
        # Their splits may have been assigned since the records were made.
        newest = [self._project.images.get(record.id) for record in records]
        samples = (read_sample(self._project, record, _role(record)) for record in newest)
        return [sample for sample in samples if sample is not None]


def collect_samples(
    project: Project, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> tuple[Sample, ...]:
    """Samples of every accepted image and of the scribbles on the others, in the order of the project.

    About a fifth of the accepted images is held back for validation: those of the split "val". Images
    without a split get one, which is stored unless the project is open read-only. Any thread.

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
        [('cells-1', 'train', (256, 320)), ('cells-2', 'val', (256, 320)), ('coins', 'train', (303, 384))]
        >>> folder.cleanup()
    """
    training_set = TrainingSet(project)
    roles = training_set.roles()
    if not project.read_only:
        training_set.assign_splits()
    records = [record for record in project.images.rows() if record.status in _USED]
    samples = []
    for done, record in enumerate(records, start=1):
        if token is not None:
            token.check()
        # Scribbles alone say too little to validate a model with: images not accepted are to train on.
        sample = read_sample(project, record, roles.get(record.id, "train"))
        if sample is not None:
            samples.append(sample)
        report(Progress(done, len(records), "images"))
    if not any(sample.role == "train" for sample in samples):
        raise UserError(
            f"{project.path} has no accepted or scribbled image to learn from.",
            "Accept a mask in the window, or import some: inkling import PROJECT --from DIR.",
        )
    return tuple(samples)


def read_sample(project: Project, record: ImageRecord, role: Role) -> Sample | None:
    """The labels of one image to learn from; None when it has none. Waits for the disk."""
    from engine.learn.request import Sample

    if record.height is None or record.width is None:
        return None
    state = project.load_state(record.id, (record.height, record.width))
    labels = labels_to_learn(state.planes)
    if bool((labels == IGNORE).all()):
        return None
    corrected = corrected_pixels(state.planes, labels)
    return Sample(str(record.id), record.path, labels, role=role, corrected=corrected)


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
    """(H, W), where a person painted or scribbled what `labels` says; None where nobody did.

    Everything else was merely accepted: proposed by a network or a cut, or imported.
    """
    drawn = np.zeros(labels.shape, np.bool_)
    for plane in (Plane.HAND, Plane.SCRIBBLES):
        if not planes.is_blank(plane):
            drawn |= planes.view(plane) == labels
    drawn &= labels != IGNORE
    if not drawn.any():
        return None
    drawn.setflags(write=False)
    return drawn


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
        counts += np.bincount(sample.labels.ravel(), minlength=256)
    shown = counts[:IGNORE][counts[:IGNORE] > 0]
    is_rare = shown.size > 0 and float(shown.min()) < _RARE_SHARE * float(shown.sum())
    return _LOSS_OF_RARE_CLASSES if is_rare else _USUAL_LOSS
