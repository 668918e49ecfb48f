"""Folders, lists of images and projects named on the command line, and which images of a project count."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.value_options import WORD
from engine.core import UserError
from engine.core.words import counted_images
from engine.document.left_out import LeftOutFiles
from engine.files.fitting_names import fitting_name
from engine.files.project_signature import refuse_as_images

if TYPE_CHECKING:
    import argparse

    from engine.commands.support.terminal import Terminal
    from engine.document.used_part import UsedPart
    from engine.models.spec import ModelSpec
    from engine.storage import Finding, ImageStatus, Project

_DAMAGED: Final = "It is left out; `inkling doctor PROJECT --repair` says what can be done."
_NAMED: Final = 10


def existing_folder(path: Path, holds: str) -> Path:
    """`path` itself, when it is a folder.

    Raises:
        UserError: it is not; the message says what it should hold.
    """
    if not path.is_dir():
        state = "is a file, not a folder" if path.exists() else "does not exist"
        raise UserError(f"{path} {state}.", f"Name a folder that holds {holds}.")
    return path


def say_left_out(left_out: LeftOutFiles, terminal: Terminal) -> None:
    """Say what a folder holds besides images; a warning where one may miss something."""
    if left_out.misses_pictures:
        terminal.warn(left_out.sentence)
    elif left_out.count:
        terminal.say(left_out.sentence)


def report_used_parts(parts: Mapping[Path, UsedPart], total: int, terminal: Terminal) -> list[dict[str, Any]]:
    """Say how many of `total` images are used in part, pages or channels left out.

    Returns:
        Each of them for the JSON result, with the numbers of its pages and channels.
    """
    from engine.document.used_part import used_parts_sentence

    if parts:
        terminal.warn(used_parts_sentence(parts.values(), total))
    return [{"image": str(path)} | part.to_json() for path, part in parts.items()]


def named_images(
    paths: Iterable[Path],
    apart_from: Path | None = None,
    endings: Sequence[str] = (),
    left_out: LeftOutFiles | None = None,
) -> dict[str, Path]:
    """Image files from files and folders, by the name their outputs get.

    A file is called by its stem, an image in a folder by its path below that folder
    without suffix, in posix form. Where that is taken, upper and lower case alike, its suffix
    or a number follows ('a-png', 'a-2'); names that are too long for a disk are cut.

    Args:
        apart_from: a folder of outputs; what lies in it, and in a folder of images, is no image.
        endings: of further outputs, such as "_uncertainty", which must not meet another image's.
        left_out: counts what the folders hold besides.

    Raises:
        UserError: a path does not exist, is a project, or a folder holds no image.
    """
    from engine.document.listing import list_pictures

    images: dict[str, Path] = {}
    taken: set[str] = set()
    outputs = None if apart_from is None else Path(os.path.realpath(apart_from))
    for path in paths:
        refuse_as_images(path)
        if path.is_dir():
            entries = [
                (file.relative_to(path).with_suffix("").as_posix(), file)
                for file in list_pictures(path, left_out)
                if outputs not in Path(os.path.realpath(file)).parents
            ]
            if not entries:
                raise UserError(
                    f"{path} holds no image.", "Name a folder with PNG, JPEG, TIFF or similar files."
                )
        elif path.exists():
            entries = [(path.stem, path)]
        else:
            raise UserError(f"{path} does not exist.", "Name an image or a folder of images.")
        for name, file in entries:
            free = _free_name(name, file.suffix, endings, taken)
            images[free] = file
            taken.update(f"{free}{ending}".casefold() for ending in ("", *endings))
    return images


def report_findings(
    project: Project, terminal: Terminal, more: Sequence[Finding] = ()
) -> list[dict[str, str]]:
    """As `report_damage` of all rows of a project that is open.

    Args:
        more: rows that this command alone reads.
    """
    return report_damage((*project.findings, *more), project.path, terminal)


def report_damage(findings: Sequence[Finding], project: Path, terminal: Terminal) -> list[dict[str, str]]:
    """Name the damaged rows, the first ones singly; the command then ends with exit code 2.

    Returns:
        All of them for the JSON result, as problems of a file: its name and the reason.
    """
    for finding in findings[:_NAMED]:
        terminal.reject(UserError(str(finding), _DAMAGED))
    if len(findings) > _NAMED:
        rest = f"{len(findings) - _NAMED:,} more rows of {project.name} are damaged."
        terminal.reject(UserError(rest, _DAMAGED))
    return [{"file": finding.image or str(project), "reason": str(finding)} for finding in findings]


def _free_name(name: str, suffix: str, endings: Sequence[str], taken: set[str]) -> str:
    """`name`, or one made of it, of which no output meets one that is taken."""
    candidates = itertools.chain(
        (name, f"{name}-{suffix[1:].lower()}"), (f"{name}-{number}" for number in itertools.count(2))
    )
    for candidate in map(fitting_name, candidates):
        if not any(f"{candidate}{ending}".casefold() in taken for ending in ("", *endings)):
            return candidate
    raise AssertionError("numbers do not end")


_INCLUDABLE: Final = ("in-work",)


def add_include_option(parser: argparse.ArgumentParser, what: str, more: tuple[str, ...] = ()) -> None:
    """Add --include, without which a command takes accepted images alone.

    Args:
        more: words for other images than those of a status.
    """
    parser.add_argument(
        "--include",
        action="append",
        choices=(*_INCLUDABLE, *more),
        default=[],
        help=f"{what} (default: accepted images alone)",
    )


def add_answer_option(parser: argparse.ArgumentParser, what: str) -> None:
    """Add --answer, for questions that a data set leaves open; may be given again."""
    parser.add_argument("--answer", type=WORD, action="append", default=[], metavar="KEY=VALUE", help=what)


def included_statuses(options: argparse.Namespace) -> frozenset[ImageStatus]:
    """The statuses that the option names."""
    from engine.storage.records import INCLUDABLE

    return frozenset(INCLUDABLE[word] for word in options.include if word in INCLUDABLE)


def left_in_work(count: int) -> str:
    """Sentence that images in work were left out."""
    return f"{counted_images(count)} in work, not accepted, {'was' if count == 1 else 'were'} left out."


def warn_of_changed_masks(project: Project, terminal: Terminal) -> list[str]:
    """Say that the project's own masks are used, where files say otherwise; the paths of those files."""
    from engine.storage.external.mask_changes import find_mask_changes, sentence_about

    changes = find_mask_changes(project, token=terminal.token)
    if changes:
        hint = "The project's own masks are used; open it in the window to take the files over."
        terminal.warn(f"{sentence_about(changes)} {hint}")
    return [str(change.path) for change in changes]


def spec_in_project(spec: ModelSpec, model: Path) -> ModelSpec:
    """The network of a model file with the classes that the project of the file has deleted since as deleted.

    A project that cannot be opened, or none around the file, says nothing.
    """
    from engine.files.project_signature import project_above
    from engine.storage import Project

    folder = project_above(model)
    if folder is None:
        return spec
    try:
        with Project.open(folder, read_only=True) as project:
            return spec.with_deleted_of(project.classes)
    except UserError:
        return spec
