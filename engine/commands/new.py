"""`new`: make a project from a folder of images and, if there are any, their masks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.input_options import add_input_option, set_input_channels
from engine.commands.frame.numbering_option import add_numbering_option
from engine.commands.frame.path_options import NEW_PROJECT, READ_PATH
from engine.commands.frame.stack_options import add_stack_options, chosen_planes
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, UserError
from engine.core.class_names import confusable_sentence
from engine.core.classes import DEFAULT_CLASSES
from engine.core.words import plural
from engine.formats.class_templates import CLASS_TEMPLATES, OWN_NUMBERING

if TYPE_CHECKING:
    from engine.document.left_out import LeftOutFiles
    from engine.document.stacks.choice import StackChoice
    from engine.document.used_part import UsedPart
    from engine.formats.incoming.import_dataset import DatasetReport
    from engine.storage import Project

_OF_OBJECTS: Final = "label-images"

HELP = "make a project from a folder of images"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=NEW_PROJECT, metavar="PROJECT", help="to make: NAME.inkling")
    parser.add_argument("--images", type=READ_PATH, required=True, metavar="DIR", help="folder of images")
    add_stack_options(parser)
    add_input_option(parser)
    parser.add_argument("--masks", type=READ_PATH, metavar="DIR", help="PNG masks, named like the images")
    add_numbering_option(parser)
    named = parser.add_mutually_exclusive_group()
    named.add_argument(
        "--template",
        choices=[template.id for template in CLASS_TEMPLATES],
        help="the classes of a well-known data set, in its order",
    )
    named.add_argument(
        "--classes",
        type=READ_PATH,
        metavar="FILE",
        help="one class name a line, in id order (default: classes.txt beside the images, "
        f"else {' and '.join(DEFAULT_CLASSES)})",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Make the project, whole or not at all."""
    from engine.commands.support.dataset_import import report_import
    from engine.commands.support.inputs import existing_folder, report_used_parts, say_left_out
    from engine.document.left_out import LeftOutFiles
    from engine.document.listing import list_images
    from engine.document.used_part import with_all_channels
    from engine.files.atomic import atomic_folder
    from engine.files.project_signature import refuse_as_images
    from engine.storage import Project
    from engine.storage.project_file import refuse_project_at

    choice = chosen_planes(options)
    images = existing_folder(options.images, "images")
    refuse_as_images(images)
    masks = None if options.masks is None else existing_folder(options.masks, "PNG masks")
    left_out = LeftOutFiles()
    if next(iter(list_images(images, left_out=LeftOutFiles())), None) is None:
        raise UserError(f"{images} holds no image.", "Name a folder with PNG, JPEG or TIFF files.")
    if options.numbering is not None and masks is None:
        raise UserError("--numbering is for masks.", "Name their folder with --masks, or leave it out.")
    classes, is_default = _classes(options, images, terminal)
    if sentence := confusable_sentence(classes.names):
        terminal.warn(sentence)
    refuse_project_at(options.project)
    # In the same folder until it is whole, so that the places of images relative to the project stay true.
    with (
        atomic_folder(options.project) as place,
        Project.create(place, name=options.project.stem, classes=classes) as project,
    ):
        count, parts = _add_images(project, images, choice, left_out, options, terminal)
        channels = set_input_channels(project, options.network_channels, terminal.say)
        result: dict[str, Any] = {
            "imported": 0,
            "not_accepted": [],
            "odd_palettes": [],
            "warnings": [],
            "problems": [],
        }
        if masks is not None:
            with _leading_to_import(options):
                outcome = _import_masks(project, masks, images, options, terminal, is_default=is_default)
            classes = project.classes
            result = report_import(outcome, classes, terminal)
        terminal.token.check()
    say_left_out(left_out, terminal)
    partly_used = report_used_parts(with_all_channels(parts) if channels else parts, count, terminal)
    counted_classes = "1 class" if len(classes) == 1 else f"{len(classes)} classes"
    made = f"{plural(count, 'image')}, {plural(result['imported'], 'mask')}, {counted_classes}"
    terminal.say(f"{options.project}: {made}")
    return {
        "project": str(options.project),
        "partial": bool(result["problems"]),
        "images": count,
        "masks": result["imported"],
        "classes": list(classes.names),
        "network_channels": list(channels),
        "left_out": left_out.to_json(),
        "partly_used": partly_used,
    } | {key: result[key] for key in ("not_accepted", "odd_palettes", "warnings", "problems")}


def _add_images(
    project: Project,
    images: Path,
    choice: StackChoice,
    left_out: LeftOutFiles,
    options: argparse.Namespace,
    terminal: Terminal,
) -> tuple[int, dict[Path, UsedPart]]:
    """Add the images of a folder, or their chosen planes; how many, and those used in part.

    Of a data set its pictures alone are added, and not its masks.
    """
    from engine.document.image import MAX_PIXELS
    from engine.document.pairing.photographs import masks_sentence
    from engine.document.stacks.choice import STACKS_SETTING
    from engine.document.used_part import count_used_parts
    from engine.formats.data_set_pictures import pictures_alone, pictures_of_data_set
    from engine.storage.importing.file_channel_colors import adopt_channel_colors, begin_channel_colors
    from engine.storage.importing.file_pixel_size import adopt_pixel_size

    problems: list[UserError] = []
    data_set = pictures_of_data_set(images)
    if data_set is not None and options.masks is None:
        hint = f"`inkling import {options.project} --from {images}` brings them in."
        terminal.warn(f"{data_set.sentence} {hint}")
    with terminal.progress("Adding images") as report:
        count = project.images.add_folder(
            images,
            report,
            terminal.token,
            left_out,
            pictures_alone(data_set, left_out),
            pictures=lambda file: choice.pictures_or_file(file, MAX_PIXELS, problems),
        )
    for error in problems:
        terminal.warn(f"Taken as it is: {error}")
    if not choice.is_first:
        project.settings.set(STACKS_SETTING, choice.to_json())
    with terminal.progress("Looking at pages and channels") as report:
        paths = [record.path for record in project.images.rows()]
        if sentence := masks_sentence(paths):
            terminal.warn(sentence)
        if size := adopt_pixel_size(project, paths):
            terminal.say(size)
        begin_channel_colors(project)
        # Who names channels says in which colours, or means the usual ones.
        if not choice.channels and (colors := adopt_channel_colors(project, project.images.rows())):
            terminal.say(colors)
        _warn_of_damaged(paths, terminal)
        return count, count_used_parts(paths, report, terminal.token)


def _warn_of_damaged(paths: Sequence[Path], terminal: Terminal) -> None:
    """Name the pictures that cannot be shown, or only in part."""
    from engine.document.image import probe_image
    from engine.document.mask_survey import listed
    from engine.document.samples.picture_fault import picture_fault

    damaged = []
    for path in paths:
        terminal.token.check()
        try:
            probe_image(path)
            is_damaged = picture_fault(path) is not None
        except UserError:
            is_damaged = True
        if is_damaged:
            damaged.append(path.name)
    if damaged:
        terminal.warn(f"Damaged pictures, to be copied again from where they came: {listed(damaged)}.")


@contextmanager
def _leading_to_import(options: argparse.Namespace) -> Iterator[None]:
    """Say of masks in another format how they come in: this command reads plain folders alone.

    Raises:
        UserError: they are in another format.
    """
    from engine.formats.incoming.recognition import OtherFormatError

    try:
        yield
    except OtherFormatError as error:
        later = f"`inkling import {options.project} --from {options.masks}` then brings them in."
        raise UserError(error.summary, f"Leave --masks out: {later}") from error


def _import_masks(
    project: Project,
    masks: Path,
    images: Path,
    options: argparse.Namespace,
    terminal: Terminal,
    *,
    is_default: bool,
) -> DatasetReport:
    """Import the masks by the numbering that was named; without one, by that of the classes.

    Raises:
        UserError: nobody has named the classes, and the masks have other numbers than 0 and 1; or they are
            photographs.
    """
    from engine.commands.frame.numbering_option import check_numbering, numbering_answer, numbering_refusal
    from engine.commands.support.dataset_import import say_question
    from engine.document.left_out import LeftOutFiles
    from engine.document.listing import list_images
    from engine.document.pairing.photographs import LOOKED_AT, refuse_photographs
    from engine.formats.incoming.class_list_use import ClassListUse
    from engine.formats.incoming.pictures import SampledPictures
    from engine.formats.incoming.recognition import recognise_named, saying_likely_format
    from engine.formats.incoming.source_sample import CountedMasks
    from engine.formats.incoming.survey import survey_source
    from engine.formats.plain_masks import import_masks
    from engine.formats.readers.png import mask_folder

    folder = mask_folder(masks) or masks
    refuse_photographs(list(islice(list_images(folder, left_out=LeftOutFiles()), LOOKED_AT)), masks)
    answers, survey = numbering_answer(options), None
    if is_default and not answers and _are_numbered_objects(masks):
        return _import_objects(project, masks, terminal)
    if is_default or answers:
        use = ClassListUse(is_untouched=is_default)
        pictures = SampledPictures(project)
        with terminal.progress("Reading masks") as report:
            survey = survey_source(
                *(masks, "png", answers, project.classes, terminal.token),
                use=use,
                counted=CountedMasks(report, pictures.pages_of),
                has_picture=pictures.has,
            )
        check_numbering(options, survey)
        for question in survey.unanswered(answers):
            say_question(question, answers, terminal)
            raise numbering_refusal(question, "--classes FILE, which names them in their order")
        if options.numbering in (None, OWN_NUMBERING):
            survey = None  # What the classes lack is told mask by mask.
    likely = recognise_named(masks, "png")[1]
    with saying_likely_format(masks, "png", likely), terminal.progress("Importing masks") as report:
        return import_masks(
            *(project, masks, report, terminal.token), images=images, survey=survey, answers=answers
        )


def _are_numbered_objects(masks: Path) -> bool:
    """Whether `import` takes the values of these masks for numbers of objects, and for no classes."""
    from engine.formats.incoming.recognition import format_question, recognise_source

    recognised = recognise_source(masks)
    is_first = bool(recognised) and recognised[0].name == _OF_OBJECTS
    return is_first and format_question(recognised) is None


def _import_objects(project: Project, masks: Path, terminal: Terminal) -> DatasetReport:
    """Import masks that number objects, as `import` does without options."""
    from engine.formats.catalog import READERS
    from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
    from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
    from engine.formats.incoming.noted_imports import noted_import

    reader = READERS[_OF_OBJECTS]
    terminal.say(f"Format: {reader.title} ({_OF_OBJECTS})")
    dataset = reader.load().open(masks, {})
    targets = suggested_mapping(dataset.classes, project.classes)
    mapping = resolve_mapping(targets, dataset.classes, project.classes)
    outcome = DatasetReport()
    parts = (project, outcome, mapping.added, masks, _OF_OBJECTS)
    with noted_import(*parts, replaced_classes=False), terminal.progress("Importing masks") as report:
        import_dataset(project, dataset, mapping, {}, outcome, report, terminal.token, source=masks)
    return outcome


def _classes(options: argparse.Namespace, images: Path, terminal: Terminal) -> tuple[ClassList, bool]:
    """The classes, and whether nobody has named any."""
    from engine.formats.dataset import read_class_file

    if options.classes is not None:
        return read_class_file(options.classes), False
    if options.template is not None:
        (template,) = (known for known in CLASS_TEMPLATES if known.id == options.template)
        return template.classes(), False
    beside = images.parent / "classes.txt"
    if beside.is_file():
        terminal.say(f"Classes from {beside}")
        return read_class_file(beside), False
    return ClassList.from_names(DEFAULT_CLASSES), True
