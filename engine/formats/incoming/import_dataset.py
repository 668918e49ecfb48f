"""Import of a data set of another program into a project: its pictures first, then their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from engine.core import IGNORE, BoolMap, CancelToken, ImageId, Progress, Reporter, UserError, read_only
from engine.core.words import plural
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.mask_survey import MaskSurvey, label_counts, listed
from engine.document.samples.picture_fault import picture_fault
from engine.document.step_names import IMPORTED
from engine.formats.class_templates import NUMBERING_KEY
from engine.formats.incoming.contents import INCOMPLETE, Answers, ClassKey, IncomingDataset, IncomingImage
from engine.formats.incoming.mapping import ResolvedMapping, has_no_names
from engine.formats.incoming.mask_folder import (
    ODD_PALETTE,
    OPEN_WHITE,
    MaskFolderLabels,
    add_pictures_beside,
)
from engine.formats.incoming.numberings import known_numbering
from engine.formats.incoming.own_pictures import UnacceptedLabels
from engine.formats.incoming.pictures import Pictures
from engine.formats.incoming.raster import DrawnLabels, OverlapRule, draw_labels, refuse_other_size
from engine.formats.incoming.source_sample import OVERLAP_KEY
from engine.formats.shown_channels import unused_sentence
from engine.storage.importing.data_set_parts import store_parts
from engine.storage.importing.file_channel_colors import adopt_channel_colors
from engine.storage.importing.file_pixel_size import adopt_pixel_size
from engine.storage.importing.store_labels import LabelStep, has_labels, store_labels
from engine.storage.importing.undone_imports import taken_back_images
from engine.storage.project import Project
from engine.storage.records import FileProblem, ImageRecord, ImageStatus

DAMAGED_PICTURE: Final = "their pictures are damaged"
"""Reason why labels are not accepted: nobody can see what they are of, or only a part of it."""

# The first pictures are in the project at once; the whole list is looked through for each batch.
_FIRST_BATCH: Final = 10
_GROWTH: Final = 10
# Stored and written before the next ones are read, so that memory stays bounded.
# Waiting for the disk more often than that costs more than the memory is worth.
_MOST_WAITING_PX: Final = 64 << 20
_PER_IMAGE_PX: Final = 1 << 16
_SHOWN_KEYS: Final = 5


@dataclass(slots=True)
class DatasetReport:
    """Outcome of an import, filled image by image, so that it is true however the work ends.

    Attributes:
        steps: of the images that got labels.
        added: images that were added to the project.
        known: number of images of the source that the project had before.
        problems: files that could not be used.
        kept: names of images that kept the labels they had.
        not_accepted: names of images whose labels are to be looked at before they count, by the reason.
        unlabelled: images for which the source has no labels.
        survey: of the labels that were imported.
        left_out: counts what the source holds besides.
    """

    steps: list[LabelStep] = field(default_factory=list)
    added: list[ImageId] = field(default_factory=list)
    known: int = 0
    problems: list[FileProblem] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    not_accepted: dict[str, list[str]] = field(default_factory=dict)
    unlabelled: int = 0
    notes: list[str] = field(default_factory=list)
    survey: MaskSurvey = field(default_factory=MaskSurvey)
    left_out: LeftOutFiles = field(default_factory=LeftOutFiles)

    @property
    def imported(self) -> int:
        """Images that have labels of the source now."""
        return len(self.steps)

    @property
    def open_names(self) -> list[str]:
        """Names of images whose labels were not accepted for what they leave open, palettes apart."""
        reasons = (names for reason, names in self.not_accepted.items() if reason != ODD_PALETTE)
        return sorted({name for names in reasons for name in names})

    @property
    def odd_palettes(self) -> list[str]:
        """Names of images whose masks have a palette that contradicts that of others."""
        return self.not_accepted.get(ODD_PALETTE, [])

    @property
    def not_accepted_sentences(self) -> list[str]:
        """A sentence for each reason why labels were not accepted, with the names of the images."""
        return [
            f"The labels of {plural(len(names), 'image')} are not accepted, as {reason}: {listed(names)}."
            for reason, names in self.not_accepted.items()
        ]


class _Pair(NamedTuple):
    """An image of the source and that of the project."""

    image: IncomingImage
    record: ImageRecord


def import_dataset(
    project: Project,
    dataset: IncomingDataset,
    mapping: ResolvedMapping,
    answers: Answers,
    outcome: DatasetReport,
    report: Reporter,
    token: CancelToken | None = None,
    *,
    source: Path,
    replace: bool = False,
    is_white_open: bool = True,
    on_pictures: Callable[[], object] = lambda: None,
) -> None:
    """Add the pictures of a data set, and make its labels those of the images, one step an image.

    Pictures that the project has, or copies of it, are not added again; those of an undone import come back.
    Images that are accepted or in work keep their labels, unless `replace` is set; what leaves a question
    open, or was exported unaccepted, is not accepted. No image is open; the classes are those of `mapping`.

    Args:
        outcome: filled as the work goes on.
        source: what the data set was opened at, for messages.
        is_white_open: nobody said what 255 means in a folder of plain masks, so that all of them together do,
            unless `answers` name a well-known data set: there it is unlabelled.
        on_pictures: called when more pictures are in the project.

    Raises:
        UserError: the source breaks off, or the project cannot be written to.
        CancelledError: what was imported until then stays.
    """
    is_white_open = is_white_open and known_numbering(answers.get(NUMBERING_KEY)) is None
    shapes, masks, taken_back = _Shapes(), None, set(taken_back_images(project.settings))
    outcome.survey = MaskSurvey(has_background=project.classes.has_background)
    if dataset.masks is None:
        new = Pictures(*(project, source, outcome.left_out, taken_back, answers))
        pairs = _add_pictures(new, dataset, outcome, report, token, source, on_pictures)
    else:
        if dataset.masks.are_added:
            places = (project, dataset.masks, outcome.left_out, outcome.added)
            add_pictures_beside(*places, report, token, taken_back, answers)
            on_pictures()
        parts = (project, dataset, mapping, answers, outcome.left_out, shapes.of, token)
        masks = MaskFolderLabels(*parts, is_white_open=is_white_open)
        pairs = _mask_pairs(masks, outcome)
    outcome.known = _known_count(pairs, outcome)
    labelled = (project, (masks or mapping).ids, answers, dataset, outcome, replace, shapes, masks)
    labels = _LabelImport(*labelled, UnacceptedLabels(source), is_white_open=is_white_open)
    try:
        if dataset.prepare is not None:
            dataset.prepare(report, token)
        labels.take_all(pairs, report, token)
    finally:
        labels.store_parts()
        if masks is None:  # Readers count what they leave out while they read the labels.
            outcome.left_out.add(dataset.left_out)
    project.flush()
    outcome.notes += [*(dataset.notes if masks is None else masks.notes()), *labels.notes()]
    outcome.notes += _picture_notes(project, pairs, outcome)
    report(Progress(len(pairs), len(pairs), "labels"))


def _picture_notes(project: Project, pairs: Sequence[_Pair], outcome: DatasetReport) -> list[str]:
    """What is said of the pictures: what of new ones is not used, and the pixel size that is taken."""
    added = set(outcome.added)
    unused = unused_sentence(pair.record.path for pair in pairs if pair.record.id in added)
    colors = adopt_channel_colors(project, [pair.record for pair in pairs if pair.record.id in added])
    size = adopt_pixel_size(project, [pair.record.path for pair in pairs])
    return [sentence for sentence in (unused, colors, size) if sentence]


def _known_count(pairs: Sequence[_Pair], outcome: DatasetReport) -> int:
    """How many images the project had before."""
    added = set(outcome.added)
    return sum(pair.record.id not in added for pair in pairs)


class _Shapes:
    """Sizes of images as they lie on the disk, looked at once in an import."""

    def __init__(self) -> None:
        self._known: dict[ImageId, tuple[int, int]] = {}

    def of(self, record: ImageRecord) -> tuple[int, int]:
        """(H, W) of an image, upright.

        Raises:
            UserError: it cannot be read.
        """
        shape = self._known.get(record.id)
        if shape is None:
            info = probe_image(record.path)
            shape = self._known[record.id] = (info.height, info.width)
        return shape


def _mask_pairs(masks: MaskFolderLabels, outcome: DatasetReport) -> list[_Pair]:
    """Masks that have an image; the others are problems."""
    pairs = []
    for partner in masks.partners:
        if partner.record is None:
            problem = FileProblem(partner.file, str(partner.problem), masks.name_of(partner.file))
            outcome.problems.append(problem)
        else:
            pairs.append(_Pair(masks.image(partner), partner.record))
    return pairs


def _add_pictures(
    pictures: Pictures,
    dataset: IncomingDataset,
    outcome: DatasetReport,
    report: Reporter,
    token: CancelToken | None,
    source: Path,
    on_pictures: Callable[[], object],
) -> list[_Pair]:
    """Pictures of the data set as images of the project, in batches that grow."""
    pairs: list[_Pair] = []
    taken: dict[ImageId, str] = {}
    size = _FIRST_BATCH
    done = 0
    for batch in _batches(dataset.images(), size, token):
        added_before = len(outcome.added)
        for image, partner in zip(batch, pictures.find_or_add(batch, outcome.added), strict=True):
            if isinstance(partner, UserError):
                outcome.problems.append(FileProblem(image.file or source, str(partner), image.name))
            elif partner.id in taken:
                sentence = f"{taken[partner.id]} and {image.name} both belong to {partner.name}."
                outcome.problems.append(FileProblem(image.file or source, sentence, image.name))
            else:
                taken[partner.id] = image.name
                pairs.append(_Pair(image, partner))
        done += len(batch)
        report(Progress(done, dataset.count or 0, "images"))
        if len(outcome.added) > added_before:
            on_pictures()
    return pairs


def _batches(
    images: Iterator[IncomingImage], size: int, token: CancelToken | None
) -> Iterator[Sequence[IncomingImage]]:
    batch: list[IncomingImage] = []
    for image in images:
        if token is not None:
            token.check()
        batch.append(image)
        if len(batch) == size:
            yield batch
            batch = []
            size *= _GROWTH
    if batch:
        yield batch


class _LabelImport:
    """Labels of one data set, image by image."""

    def __init__(
        self,
        project: Project,
        ids: Mapping[ClassKey, int | None],
        answers: Answers,
        dataset: IncomingDataset,
        outcome: DatasetReport,
        replace: bool,
        shapes: _Shapes,
        masks: MaskFolderLabels | None,
        unaccepted: UnacceptedLabels,
        *,
        is_white_open: bool,
    ) -> None:
        self._project = project
        self._ids = ids
        self._outcome = outcome
        self._replace = replace
        self._shapes = shapes
        self._masks = masks
        self._unaccepted = unaccepted
        self._parts: dict[ImageId, str] = {}
        self._empty: list[str] = []
        self._damaged: list[str] = []
        self._empty_count = 0
        self._has_held_back = False
        rule = answers.get(OVERLAP_KEY, "")
        self._rule = OverlapRule(rule) if rule in set(OverlapRule) else None
        self._is_overlap_open = self._rule is None and not dataset.has_order
        is_plain = masks is not None or has_no_names(dataset.classes)
        self._is_white_open = is_white_open and is_plain and ids.get(IGNORE) == IGNORE

    def take_all(self, pairs: Sequence[_Pair], report: Reporter, token: CancelToken | None) -> None:
        """Import the labels of all images.

        Raises:
            CancelledError: what was imported until then stays.
        """
        self._has_held_back = any(pair.image.split in ("val", "test") for pair in pairs)
        waiting = 0
        for done, pair in enumerate(pairs):
            if token is not None:
                token.check()
            report(Progress(done, len(pairs), "labels", pair.record.name))
            waiting += self._take_or_note(pair) + _PER_IMAGE_PX
            if waiting >= _MOST_WAITING_PX:
                self.store_parts()
                self._project.flush()
                waiting = 0

    def notes(self) -> list[str]:
        """What is to be said of the labels, and of the pictures, besides."""
        notes = []
        if self._damaged:
            names = listed(self._damaged)
            notes.append(f"Damaged pictures, to be copied again from where they came: {names}.")
        if self._empty_count == 1:
            notes.append(f"1 shape is so small or thin that it covers no pixel: {self._empty[0]}.")
        elif self._empty:
            names = listed(self._empty)
            count = f"{self._empty_count:,}"
            notes.append(f"{count} shapes are so small or thin that they cover no pixel: {names}.")
        return notes

    def store_parts(self) -> None:
        """Store the parts of the data set that the images belong to, so far."""
        parts, self._parts = self._parts, {}
        store_parts(self._project, parts, has_held_back=self._has_held_back)

    def _take_or_note(self, pair: _Pair) -> int:
        """Import the labels of one image, or note why not; how many pixels wait to be stored."""
        try:
            return self._take(pair)
        except UserError as error:
            image = pair.image
            path = image.mask_file or image.file or pair.record.path
            self._outcome.problems.append(FileProblem(path, str(error), image.name))
        return 0

    def _take(self, pair: _Pair) -> int:
        project, record, outcome = self._project, pair.record, self._outcome
        if not self._replace and has_labels(project, record):
            outcome.kept.append(record.mask_name)
            return 0
        shape = self._shapes.of(record)
        is_damaged = picture_fault(record.path) is not None
        if is_damaged:
            self._damaged.append(record.mask_name)
        if pair.image.shape is not None:
            # Before memory is taken for what a file claims.
            refuse_other_size(pair.image.shape, record.name, shape)
        labels = pair.image.read_for(shape)
        refuse_other_size(labels.shape, record.name, shape)
        drawn = draw_labels(labels, self._ids, self._rule or OverlapRule.LATER)
        if drawn.empty:
            # Also where nothing else is in the image, which gets no labels then.
            self._empty.append(record.mask_name)
            self._empty_count += drawn.empty
        counts = label_counts(drawn.mask) if drawn.counts is None else drawn.counts
        if not counts[:IGNORE].any() and self._changes_nothing(drawn.is_left, record):
            outcome.unlabelled += 1
            return 0
        reasons = self._open_reasons(drawn)
        if labels.is_incomplete:
            reasons.append(INCOMPLETE)
        if is_damaged:
            reasons.insert(0, DAMAGED_PICTURE)
        if self._is_white_open and counts[0] and counts[IGNORE] and not counts[1:IGNORE].any():
            reasons.append(OPEN_WHITE)
        mask_file = pair.image.mask_file
        if self._masks is not None and mask_file is not None and self._masks.is_odd(mask_file):
            reasons.append(ODD_PALETTE)
        is_open = bool(reasons) or self._unaccepted.hold(pair.image)
        status = ImageStatus.STARTED if is_open else ImageStatus.ACCEPTED
        mask = read_only(drawn.mask)
        step = store_labels(project, record, mask, IMPORTED, status, drawn.is_left, drawn.numbers)
        outcome.steps.append(step)
        outcome.survey.add(record.mask_name, drawn.mask, counts)
        if pair.image.split:
            self._parts[record.id] = pair.image.split
        for reason in reasons:
            outcome.not_accepted.setdefault(reason, []).append(record.mask_name)
        return mask.size

    def _changes_nothing(self, is_left: BoolMap | None, record: ImageRecord) -> bool:
        """Whether labels without a decided pixel are nothing for an image that stays at `is_left`."""
        if is_left is None or bool(is_left.all()):
            return True
        return not (self._replace and has_labels(self._project, record))

    def _open_reasons(self, drawn: DrawnLabels) -> list[str]:
        """Why the labels are to be looked at before they count."""
        reasons = []
        if drawn.unknown:
            keys = Counter({str(key): count for key, count in drawn.unknown.items()})
            shown = ", ".join(key for key, _ in keys.most_common(_SHOWN_KEYS))
            reasons.append(f"they hold what no class was given for ({shown})")
        if self._is_overlap_open and drawn.overlap_px:
            reasons.append("shapes of several classes overlap in them")
        return reasons
