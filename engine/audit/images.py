"""Images of an audit: those of a project with their decided masks, and those of a data set of any format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.core import ClassList, ImageId, LabelMap, UserError
from engine.core.class_names import clean_class_name
from engine.document.listing import is_image_name
from engine.formats.catalog import READERS
from engine.formats.dataset import CLASSES, MASKS
from engine.formats.incoming.contents import Answers, IncomingDataset, IncomingImage
from engine.formats.incoming.mapping import TargetKind, resolve_mapping
from engine.formats.incoming.raster import OverlapRule, draw_labels
from engine.formats.incoming.source_sample import OVERLAP_KEY
from engine.formats.incoming.survey import ImportSurvey
from engine.formats.outgoing.near_duplicates import thumbnail_of
from engine.storage import ImageRecord, ImageStatus, Project
from engine.storage.records import ACCEPTED_ALONE

NOTHING_LISTED: Final = ClassList.from_names(["background"])
"""Classes that a data set is read with: its own come behind the background."""


@dataclass(frozen=True, slots=True, eq=False)
class AuditImage:
    """One image to be looked at; any thread.

    Attributes:
        file: the picture; None where the data set has none.
        mask_file: the file of its mask alone, if there is one.
        split: "train", "val" or "test"; empty for none.
        read_labels: reads (H, W) class ids, 255 unlabelled; None where it has no mask that counts.
    """

    name: str
    file: Path | None
    read_labels: Callable[[], LabelMap | None]
    split: str = ""
    image_id: ImageId | None = None
    mask_file: Path | None = None

    def with_labels(self, read_labels: Callable[[], LabelMap]) -> AuditImage:
        """The same image with another mask."""
        return replace(self, read_labels=read_labels)


@dataclass(frozen=True, slots=True, eq=False)
class AuditSource:
    """Images with their masks, and the classes of these.

    Attributes:
        images: lists them from the first one on; raises UserError where the source breaks off.
        count: 0 for unknown.
        listed: ids of the classes that the source lists by name.
        notes: how the source was understood, where that does not go without saying.
    """

    classes: ClassList
    images: Callable[[], Iterator[AuditImage]]
    count: int
    listed: tuple[int, ...]
    notes: tuple[str, ...] = ()


def images_of_project(project: Project, include: Collection[ImageStatus] = ACCEPTED_ALONE) -> AuditSource:
    """All images of a project; the masks of the accepted ones count, and of those of the statuses given."""
    records = project.images.rows()
    classes = project.classes

    def images() -> Iterator[AuditImage]:
        for record in records:
            yield image_of_record(project, record, include)

    return AuditSource(classes, images, len(records), tuple(info.id for info in classes.present))


def image_of_record(
    project: Project, record: ImageRecord, include: Collection[ImageStatus] = ACCEPTED_ALONE
) -> AuditImage:
    """One image of a project; its mask counts where it is accepted, or its work has one of the statuses."""

    def read_labels() -> LabelMap | None:
        # The state of the file may cover that of the work.
        status = project.images.work_status(record.id)
        if status is not ImageStatus.ACCEPTED and status not in include:
            return None
        return project.decided_mask(record.id)

    return AuditImage(record.shown_name, record.path, read_labels, record.split or "", record.id)


def plain_format(source: Path) -> str | None:
    """Name of the format of a plain dataset folder, which may hold objects as well; None for another."""
    is_plain = (source / MASKS).is_dir() and (source / CLASSES).is_file()
    return "png" if is_plain else None


def images_of_dataset(
    survey: ImportSurvey, answers: Answers, *, may_be_pictures: bool = False
) -> AuditSource:
    """All images of a data set that was looked through with the classes `NOTHING_LISTED`.

    Args:
        may_be_pictures: nobody has said that the files are masks.

    Raises:
        UserError: a question of the survey is open.
    """
    for question in survey.unanswered(answers):
        raise UserError(question.text, "Answer it first.")
    resolved = resolve_mapping(survey.mapping or {}, survey.classes, NOTHING_LISTED)
    dataset = READERS[survey.format].load().open(survey.source, answers)
    if may_be_pictures and _are_pictures(survey):
        return _pictures_alone(dataset)
    rule = OverlapRule(answers.get(OVERLAP_KEY, OverlapRule.LATER.value))
    # What is left out is unlabelled: there is no mask that it could stay as.
    ids = dict(resolved.ids)

    def images() -> Iterator[AuditImage]:
        for incoming in dataset.images():
            yield _of_incoming(incoming, ids, rule)

    listed = _listed(survey, dataset, ids)
    return AuditSource(resolved.classes, images, dataset.count or 0, listed, survey.notes)


def _are_pictures(survey: ImportSurvey) -> bool:
    """Whether images that might be masks are none, and belong to no others, as far as the examples show."""
    files = [example.mask_file for example in survey.examples if example.problem and example.picture is None]
    return 0 < len(survey.examples) == sum(file is not None and _is_picture(file) for file in files)


def _is_picture(file: Path) -> bool:
    """Whether a file can be opened as a picture: a damaged mask cannot."""
    try:
        thumbnail_of(file)
    except UserError:
        return False
    return is_image_name(file.name)


def _pictures_alone(dataset: IncomingDataset) -> AuditSource:
    def images() -> Iterator[AuditImage]:
        for incoming in dataset.images():
            yield AuditImage(incoming.name, incoming.mask_file, lambda: None)

    note = "The files are no masks, so they were looked at as pictures without masks."
    return AuditSource(NOTHING_LISTED, images, dataset.count or 0, (), (note,))


def _of_incoming(incoming: IncomingImage, ids: dict[int | str, int | None], rule: OverlapRule) -> AuditImage:
    def read_labels() -> LabelMap:
        return draw_labels(incoming.read(), ids, rule).mask

    return AuditImage(incoming.name, incoming.file, read_labels, incoming.split, mask_file=incoming.mask_file)


def _listed(
    survey: ImportSurvey, dataset: IncomingDataset, ids: dict[int | str, int | None]
) -> tuple[int, ...]:
    """Ids of the classes that the source names itself."""
    assert survey.mapping is not None
    named = []
    for known in dataset.classes:
        target = survey.mapping.get(known.key)
        number = ids.get(known.key)
        is_class = target is not None and target.kind in (TargetKind.CLASS, TargetKind.NEW)
        if is_class and number is not None and clean_class_name(known.name) and known.role == "class":
            named.append(number)
    return tuple(dict.fromkeys(named))
