"""Export of a project in any format, and its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.core import IGNORE, NO_PROGRESS, CancelToken, EngineError, ImageId, Progress, Reporter, UserError
from engine.core.words import counted_images
from engine.document.mask_survey import MaskSurvey, label_counts
from engine.document.pixel_size import PIXEL_SIZE_SETTING, PixelSize
from engine.document.samples.picture_fault import picture_fault
from engine.files.atomic import atomic_folder, replaced_folder
from engine.files.disk_errors import disk_errors
from engine.files.write_guard import WriteGuard
from engine.formats.catalog import READERS, WRITERS
from engine.formats.outgoing.contents import DatasetWriter, Item, OutgoingDataset
from engine.formats.outgoing.losses import LossTotals, compared, write_losses
from engine.formats.outgoing.near_duplicates import alike_pairs, thumbnail_of
from engine.formats.outgoing.options import DEFAULT_OPTIONS, PREPARING, SPLITS, ExportOptions
from engine.formats.outgoing.own_export import (
    OwnExport,
    files_of_others,
    index_row,
    read_own_export,
    require_updatable,
    write_index,
    write_manifest,
)
from engine.formats.outgoing.predictions import ModelPredictions
from engine.formats.outgoing.reading_back import ReadingWriter, read_all, without_picture_ending
from engine.formats.outgoing.report import (
    ExportReport,
    LeftOutImage,
    left_out_images,
    write_left_out,
)
from engine.formats.outgoing.selection import (
    Candidate,
    candidates,
    export_names,
    labels_of,
    require_same_image,
)
from engine.formats.outgoing.splits import SplitImage, assign, groups_of
from engine.formats.own_list import SOURCES, source_facts
from engine.instances import PROJECT_SETTING, InstanceSettings
from engine.instances.preparation import is_prepared, prepare
from engine.storage.importing.data_set_parts import part_of_each
from engine.storage.project import Project
from engine.storage.project_file import IDENTITY, is_identity
from engine.storage.records import FileProblem, ImageStatus


def export(
    project: Project,
    out: Path,
    format_name: str,
    options: ExportOptions = DEFAULT_OPTIONS,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
) -> ExportReport:
    """Write every accepted image in a format into the folder `out`, which appears whole or not at all.

    Args:
        format_name: of `WRITERS`.

    Raises:
        UserError: `out` is not empty, or to be updated and no export of ours as it was written; it cannot be
            written; or no image is accepted.
        CancelledError: nothing was written.

    Example:
        >>> import tempfile
        >>> from engine.demo_project import make_demo
        >>> folder = tempfile.TemporaryDirectory()
        >>> with Project.open(make_demo(Path(folder.name)), read_only=True) as project:
        ...     outcome = export(project, Path(folder.name, "out"), "png")
        >>> outcome.exported, sorted(path.name for path in (outcome.folder / "masks").iterdir())
        (2, ['cells-1.png', 'cells-2.png'])
        >>> folder.cleanup()
    """
    WriteGuard(folder.path for folder in project.images.folders()).check_folder(out)
    stored = project.settings.get(IDENTITY)
    identity = stored if is_identity(stored) else ""
    steps = _Steps(report, token)
    place, earlier = _place(out, identity, format_name, options, steps.behind, token)
    settings = options.instance_settings or project_settings(project)
    size = PixelSize.from_json(project.settings.get(PIXEL_SIZE_SETTING))
    dataset = OutgoingDataset(project.name, project.classes, settings, options, size)
    with place as folder:
        run = _Run(project, dataset)
        splits = run.split(steps, {} if earlier is None else earlier.splits)
        counted = replace(dataset, present_ids=lambda: run.present_ids(steps))
        if WRITERS[format_name].carries.instances:
            run.prepare(steps)
        writer = WRITERS[format_name].load()(folder, counted)
        run.write_all(folder, writer, splits, steps)
        note = writer.finish()
        run.read_back(folder, format_name, steps)
        write_index(folder, run.rows)
        write_losses(folder, run.losses.images)
        write_left_out(folder, run.left_out())
        about = {"options": _plain(options), "losses": run.losses.to_json(), "note": note}
        about[SOURCES] = run.sources
        write_manifest(folder, identity, format_name, run.written_splits, about, steps.behind, token)
    steps.done()
    return run.report(out, note)


def survey_in_work(project: Project, report: Reporter, token: CancelToken | None) -> MaskSurvey:
    """Survey of the masks that somebody has begun and not accepted: what `include` would add."""
    survey = MaskSurvey(has_background=project.classes.has_background)
    records = project.images.rows(status=ImageStatus.STARTED)
    for done, record in enumerate(records):
        if token is not None:
            token.check()
        report(Progress(done, len(records), "images"))
        mask = project.decided_mask(record.id)
        if mask is not None:
            survey.add(record.mask_name, mask)
    return survey


@dataclass(frozen=True, slots=True)
class FolderState:
    """What an export to a folder would meet: a sentence, empty where there is nothing.

    With `is_problem` the export would be refused, with `is_update` an earlier one is updated.
    """

    sentence: str = ""
    is_problem: bool = False
    is_update: bool = False


def folder_state(project: Project, folder: Path, format_name: str) -> FolderState:
    """What an export that may update would meet in a folder; files are not compared. Waits for the disk."""
    try:
        if not folder.is_dir():
            is_taken = folder.exists() or folder.is_symlink()
            return FolderState(f"{folder} is a file, not a folder.", True) if is_taken else FolderState()
        if not any(folder.iterdir()):
            return FolderState()
    except (OSError, ValueError) as error:
        return FolderState(f"{folder} cannot be read: {getattr(error, 'strerror', None) or error}.", True)
    own = read_own_export(folder)
    if own is None:
        return FolderState("This folder is not empty, so nothing can be exported to it.", True)
    if own.project != project.settings.get(IDENTITY):
        return FolderState("This folder holds an export of another project, which stays as it is.", True)
    if own.format_name != format_name:
        return FolderState("This folder holds an export of this project in another format.", True)
    sentence = "This folder holds an earlier export of this project, which will be updated."
    return FolderState(sentence, is_update=True)


def count_predicted(project: Project) -> tuple[int, int]:
    """Numbers of images that nobody has labelled: with a prediction, as far as is known, and without.

    Waits for the disk. Without a model no image is to have a prediction: (0, 0).
    """
    if project.models.current is None:
        return 0, 0
    predictions, new = ModelPredictions(project), project.images.ids(status=ImageStatus.NEW)
    predicted = sum(predictions.has(ImageId(number)) for number in new)
    return predicted, len(new) - predicted


def project_settings(project: Project) -> InstanceSettings:
    """Settings of this project for separating instances.

    Where nobody chose any, no object is too small: what goes out is all that masks hold.
    """
    stored = project.settings.get(PROJECT_SETTING)
    return InstanceSettings(least_px=1) if stored is None else InstanceSettings.from_json(stored)


class _Steps:
    """Progress of one export over its passes, and its end on request."""

    def __init__(self, report: Reporter, token: CancelToken | None) -> None:
        self._report = report
        self._token = token
        self._total = 0

    def of(self, images: list[Candidate], note: str) -> Iterator[Candidate]:
        """The images one by one; each is a step."""
        self._total = len(images)
        for done, candidate in enumerate(images):
            self._report(Progress(done, self._total, "images", note or candidate.record.mask_name))
            self.check()
            yield candidate

    def before(self, total: int, note: str) -> None:
        """Report what is done before the first image."""
        self._report(Progress(0, total, "images", note))

    def check(self) -> None:
        if self._token is not None:
            self._token.check()

    def behind(self, progress: Progress) -> None:
        """Report what is done with the files behind the last image, which is not done before that is."""
        self._report(Progress(max(0, self._total - 1), self._total, "images", progress.note))

    def done(self) -> None:
        self._report(Progress(self._total, self._total, "images"))


class _Run:
    """One export: its images in their order, and what became of them."""

    def __init__(self, project: Project, dataset: OutgoingDataset) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.sources: dict[str, list[Any]] = {}
        self.problems: list[FileProblem] = []
        self.survey = MaskSurvey(has_background=dataset.classes.has_background)
        self.losses = LossTotals(project.classes)
        self._project = project
        self._dataset = dataset
        options = dataset.options
        self._predictions = ModelPredictions(project) if options.with_predictions else None
        self._names = export_names(project)
        self._candidates = list(candidates(project, options, self._predictions))
        rows = list(project.images.rows())
        statuses = [project.images.work_status(record.id) for record in rows]
        asks = options.with_predictions and project.models.current is not None
        # Whose prediction was asked for, less those that are written or fail below.
        self._new = {
            r.path: r.id for r, s in zip(rows, statuses, strict=True) if asks and s is ImageStatus.NEW
        }
        is_left = ImageStatus.STARTED not in options.include
        self.in_work = statuses.count(ImageStatus.STARTED) if is_left else 0
        self._written: list[Candidate] = []
        self._splits: Mapping[int, str] = {}
        self._turned = self._lying = self._converted = 0
        self._unread = ""
        self._partial: list[str] = []

    def split(self, steps: _Steps, earlier: Mapping[int, str]) -> Mapping[int, str]:
        """Split of each image by its number: as the project has it, or a new one."""
        options = self._dataset.options.split
        if options.shares is None:
            return part_of_each(self._project, [(c.record.id, c.record.split) for c in self._candidates])
        images = [SplitImage(c.record.id, groups_of(c.record, options)) for c in self._candidates]
        alike: list[tuple[int, int]] = []
        if options.by_likeness:
            numbers, thumbnails = [], []
            for candidate in steps.of(self._candidates, "comparing"):
                try:
                    thumbnails.append(thumbnail_of(candidate.record.path))
                    numbers.append(int(candidate.record.id))
                except UserError:
                    # It cannot be written either, which is told there.
                    continue
            alike = [(numbers[first], numbers[second]) for first, second in alike_pairs(thumbnails)]
        return assign(images, options.shares, options.seed, alike, earlier)

    def prepare(self, steps: _Steps) -> None:
        """Make the search for objects ready, which takes seconds once on a machine, and say so."""
        method = self._dataset.instance_settings.method
        if not is_prepared(method):
            steps.before(len(self._candidates), PREPARING)
            prepare(method)
            steps.check()

    def present_ids(self, steps: _Steps) -> frozenset[int]:
        """Ids of the classes that the labels to be written have pixels of."""
        present: set[int] = set()
        for candidate in steps.of(self._candidates, "counting"):
            try:
                mask = labels_of(self._project, candidate, self._predictions)
            except UserError:
                # It cannot be written either, which is told there.
                continue
            if mask is not None:
                present.update(np.flatnonzero(label_counts(mask)[:IGNORE]).tolist())
        return frozenset(present)

    def write_all(
        self, folder: Path, writer: DatasetWriter, splits: Mapping[int, str], steps: _Steps
    ) -> None:
        """Write the images.

        Raises:
            UserError: none could be written.
        """
        self._splits = splits
        for candidate in steps.of(self._candidates, ""):
            try:
                item = self._item(candidate)
                if item is not None:
                    require_same_image(self._project, item.record, item.mask)
                    is_partial = self._is_partial(item)
                    writer.write(item)
                    self._note(folder, candidate, item)
                    if is_partial:
                        self._partial.append(item.name)
                    if isinstance(writer, ReadingWriter):
                        back = writer.read_back(item)
                        ids = None if back.ids is None else item.instances().ids
                        self.losses.add(compared(item.name, item.mask, ids, back))
            except UserError as error:
                self.problems.append(candidate.record.problem(error))
        if not self.rows:
            raise _nothing(self._project, self.problems, self.in_work, self._predictions is not None)

    def read_back(self, folder: Path, format_name: str, steps: _Steps) -> None:
        """Compare what the format's own reader reads; nothing where the writer has done that already."""
        row = READERS.get(WRITERS[format_name].read_as or format_name)
        if row is None or self.losses.images:
            return
        has_objects = WRITERS[format_name].carries.instances
        by_name = {self._names[c.record.id]: c for c in self._written}
        try:
            for name, back in read_all(row.load(), folder, self._dataset.classes):
                steps.check()
                candidate = by_name.get(name) or by_name.get(without_picture_ending(name))
                item = None if candidate is None else self._item(candidate)
                if item is not None:
                    ids = item.instances().ids if has_objects else None
                    self.losses.add(compared(item.name, item.mask, ids, back))
        except UserError as error:
            self._unread = f"The export could not be read back, so its losses are not known: {error.summary}"
        else:
            if not self.losses.images:
                self._unread = "No image was found again in the files, so what they lost is not known."

    def left_out(self) -> list[LeftOutImage]:
        """The images of the project that were not written."""
        include = self._dataset.options.include
        return left_out_images(self._project, include, [c.record for c in self._written], self.problems)

    @property
    def written_splits(self) -> dict[int, str]:
        """Split of each image that was written, empty for none."""
        return {int(row[0]): self._splits.get(row[0], "") for row in self.rows}

    def report(self, out: Path, note: str) -> ExportReport:
        """The outcome; `note` is the writer's."""
        parts = list(self.written_splits.values())
        counts = {name: parts.count(name) for name in SPLITS}
        left_out = tuple(self.left_out())
        failed = {problem.path for problem in self.problems}
        unpredicted = {i for path, i in self._new.items() if path not in failed}
        unpredicted -= {candidate.record.id for candidate in self._written}
        return ExportReport(
            out,
            len(self.rows),
            len(left_out),
            tuple(self.problems),
            self.in_work,
            self.survey,
            note,
            tuple(self.notes()),
            self.losses,
            {name: count for name, count in counts.items() if count},
            len(unpredicted),
            left_out,
            tuple(self._partial),
        )

    def notes(self) -> Iterator[str]:
        """Sentences on the pictures, the split and the reading."""
        if self._turned:
            yield f"Turned upright, as their EXIF orientation says: {counted_images(self._turned)}."
        if self._lying:
            yield (
                f"Turned by their EXIF orientation alone: {counted_images(self._lying)}. Readers that pass "
                "over it see them turned against their masks."
            )
        if self._converted:
            yield f"Converted, as the format holds no such files: {counted_images(self._converted)}."
        if self._unread:
            yield self._unread
        if shares := self._dataset.options.split.shares:
            parts = set(self.written_splits.values())
            named = zip(SPLITS, shares, strict=True)
            if empty := [name for name, share in named if share and name not in parts]:
                left = ", ".join(empty)
                yield f"No image is in {left}: there are too few images, or groups of them, to divide."

    def _is_partial(self, item: Item) -> bool:
        """Whether a part of the picture is missing.

        Raises:
            UserError: nothing of it can be shown, here or elsewhere.
        """
        fault = picture_fault(item.record.path)
        if fault is not None and not fault.is_shown:
            raise fault.error
        return fault is not None

    def _item(self, candidate: Candidate) -> Item | None:
        """The image with its labels; None when it has none."""
        mask = labels_of(self._project, candidate, self._predictions)
        if mask is None:
            return None
        record = candidate.record
        height, width = mask.shape
        numbered = self._project.object_numbers.get(record.id, (height, width))
        name, split = self._names[record.id], self._splits.get(record.id, "")
        state = candidate.state
        return Item(self._dataset, name, record, mask, state, split, record.group, numbered)

    def _note(self, folder: Path, candidate: Candidate, item: Item) -> None:
        self._written.append(candidate)
        self.rows.append(index_row(item, folder))
        self._note_source(folder, item)
        self.survey.add(item.name, item.mask)
        if item.written is not None:
            self._turned += item.written.is_turned
            self._lying += item.written.lies_turned
            self._converted += item.written.is_converted

    def _note_source(self, folder: Path, item: Item) -> None:
        """Note the file of a picture that was written anew, so that an import finds its image again."""
        written = item.written
        if written is None or not (written.is_turned or written.is_converted):
            return
        # Without it, an import compares bytes alone.
        with suppress(UserError):
            self.sources[written.path.relative_to(folder).as_posix()] = source_facts(item.record.path)


def _place(
    out: Path,
    identity: str,
    format_name: str,
    options: ExportOptions,
    report: Reporter,
    token: CancelToken | None,
) -> tuple[AbstractContextManager[Path], OwnExport | None]:
    """The folder to fill, and the earlier export that it takes the place of."""
    with disk_errors(out, "read"):
        is_filled = out.is_dir() and any(out.iterdir())
    if is_filled and options.is_update:
        earlier = require_updatable(out, identity, format_name)
        return replaced_folder(out, files_of_others(out, earlier), report, token), earlier
    if is_filled and (own := read_own_export(out)) is not None and own.project == identity:
        raise UserError(
            f"The folder {out} is not empty: it holds an earlier export of this project.",
            "Update it, or name a new folder.",
            command_hint="Update it (--update), or name a new folder.",
        )
    return atomic_folder(out, report, token), None


def _plain(options: ExportOptions) -> dict[str, Any]:
    """The options that say what is in an export, for its list of files."""
    split = options.split
    return {
        "include": sorted(status.value for status in options.include),
        "predictions": options.with_predictions,
        "upright": options.is_upright,
        "split": None if split.shares is None else list(split.shares),
        "seed": split.seed,
    }


def _nothing(
    project: Project, problems: list[FileProblem], in_work: int, asks_predictions: bool
) -> EngineError:
    if problems:
        return UserError(f"Nothing was exported: {problems[0].sentence}")
    if in_work:
        count = counted_images(in_work)
        return UserError(
            f"No image of {project.name} is accepted yet, {count} in work.",
            "Accept what is right, or ask for images in work, too.",
            command_hint="Accept what is right, or ask for images in work, too (--include in-work).",
        )
    if asks_predictions:
        return UserError(
            f"No image of {project.name} is accepted yet, and none has a prediction of the current model.",
            "Accept an image, or let a model predict in the window first.",
        )
    return UserError(f"No image of {project.name} is accepted yet.", "Label an image and accept it first.")
