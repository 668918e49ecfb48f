"""Link of what is dropped on the window with what can become of it: added, opened, imported, restored."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.backup.manifest import MANIFEST
from engine.backup.names import SUFFIX as BACKUP_SUFFIX
from engine.document.listing import is_image_name
from engine.files.project_signature import PROJECT_SUFFIX
from engine.session import Notice
from gui import plain_text
from gui.dialogs.dropped import DroppedDialog, dropped_text
from gui.language.texts import tr

if TYPE_CHECKING:
    from gui.parts import WindowParts

COPY_SUFFIX: Final = ".zip"
CLASS_LIST_SUFFIX: Final = ".txt"
LABEL_SUFFIXES: Final = frozenset(
    {".csv", ".geojson", ".json", ".jsonl", ".npy", ".npz", ".xml", ".yaml", ".yml"}
)
"""Endings of files that hold the labels of a data set, and are no images."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped, by kind: projects, safety copies, images and folders of images, and all else.

    Attributes:
        labels: the one folder or file that may hold labels; None where there are several things, or none.
    """

    projects: tuple[Path, ...]
    copies: tuple[Path, ...]
    images: tuple[Path, ...]
    others: tuple[Path, ...]
    labels: Path | None

    @classmethod
    def of(cls, paths: Sequence[Path]) -> Dropped:
        """`paths` by kind; asks the disk for those whose name does not tell."""
        kinds: dict[str, list[Path]] = {"project": [], "copy": [], "image": [], "other": []}
        for path in paths:
            kinds[_kind(path)].append(path)
        images, others = kinds["image"], kinds["other"]
        labels = None
        if len(paths) == 1 and images and os.path.isdir(images[0]):
            labels = images[0]
        elif len(paths) == 1 and others and others[0].suffix.casefold() in LABEL_SUFFIXES:
            labels = others[0]
        return cls(tuple(kinds["project"]), tuple(kinds["copy"]), tuple(images), tuple(others), labels)


def _kind(path: Path) -> str:
    suffix = path.suffix.casefold()
    if suffix == PROJECT_SUFFIX:
        return "project"
    # By its name first: the disk is asked for the others alone.
    if is_image_name(path.name) or os.path.isdir(path):
        return "image"
    return "copy" if suffix == COPY_SUFFIX and _may_be_copy(path) else "other"


def _may_be_copy(path: Path) -> bool:
    """Whether an archive is a safety copy; of a damaged one its restoring says what is wrong."""
    if path.name.casefold().endswith(BACKUP_SUFFIX):
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return True


def take_dropped(
    parts: WindowParts,
    paths: Sequence[Path],
    dropped: Dropped,
    restore: Callable[[Path], None],
    import_labels: Callable[[Path], None],
) -> DroppedDialog | None:
    """Open what was dropped, or the question what is to be done with it while a project is open.

    Args:
        dropped: `paths` by kind.
        restore: makes a project of a safety copy.
        import_labels: looks at a source of labels.
    """
    controller = parts.controller
    session = controller.session
    if not dropped.projects and not dropped.images:
        if not dropped.copies and session is not None:
            if dropped.labels is None or session.read_only:
                _say_unknown(parts, paths)
            else:
                import_labels(dropped.labels)
            return None
        if dropped.copies and session is None:
            restore(dropped.copies[0])
            return None
    if session is None:
        _open(parts, paths)
        return None
    is_copy = not dropped.projects and not dropped.images
    can_add = not session.read_only and not dropped.projects and not is_copy
    dialog = DroppedDialog(
        paths,
        session.project.name,
        can_add=can_add,
        can_import=can_add and dropped.labels is not None,
        is_copy=is_copy,
        left_out=len(dropped.others),
        parent=parts.frame,
    )
    dialog.add_requested.connect(lambda: controller.add_paths(dropped.images))
    dialog.import_requested.connect(lambda: import_labels(dropped.labels or paths[0]))
    dialog.open_requested.connect(
        lambda: restore(dropped.copies[0]) if is_copy else _open(parts, (*dropped.projects, *dropped.images))
    )
    return dialog


def _say_unknown(parts: WindowParts, paths: Sequence[Path]) -> None:
    hint = tr(
        "Drop images, a folder of images, labels (a folder, or a file such as .json), a project (.inkling)"
        " or a safety copy (.zip)."
    )
    summary = tr("{dropped} cannot be used here.", dropped=dropped_text(paths))
    suffixes = {path.suffix.casefold() for path in paths}
    if suffixes == {COPY_SUFFIX}:
        hint = tr("It is an archive and no safety copy of Inkling: unpack it, and drop the folder.")
    elif suffixes == {CLASS_LIST_SUFFIX}:
        hint = tr("Classes of a list are added by pasting its lines into the line below the list of classes.")
    parts.notices.show_notice(Notice(summary, hint))


def _open(parts: WindowParts, paths: Sequence[Path]) -> None:
    """Open the project among these, else the first of them as one with all others added."""
    projects = [path for path in paths if path.suffix.casefold() == PROJECT_SUFFIX]
    first = projects[0] if projects else paths[0]
    others = [path for path in paths if path != first]
    if not parts.controller.open_path(first) or not others:
        return
    if not projects:
        parts.controller.add_paths(others)
        return
    summary = tr("Only {name} of what was dropped is open.", name=plain_text.one_line(first.name))
    parts.notices.show_notice(Notice(summary, tr("Drop images again to add them to it.")))
