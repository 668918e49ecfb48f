"""Labels of a server that lie fetched in a folder: they count as seen once they are labels of images.

What a fetch has seen of each picture is remembered with its folder. An import of that folder, now or in a
later session, then counts as seen what it has taken over, image by image: of the very file that was
fetched, and until that import is undone.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.document.left_out import LeftOutFiles
from engine.formats.own_list import file_mark
from engine.formats.readers.polygons.files import files_below
from engine.formats.servers.contents import RemoteProject, ServerPicture
from engine.formats.servers.pairing import images_of_pictures
from engine.formats.servers.seen import LONGEST, forget_seen, remember_seen
from engine.storage.paths import path_text

if TYPE_CHECKING:
    from engine.core import ImageId
    from engine.storage.importing.store_labels import LabelStep
    from engine.storage.project import Project

_log = logging.getLogger(__name__)

_SETTING: Final = "servers.fetched"
_MOST_FOLDERS: Final = 10
_SERVER: Final = "server"
_PICTURES: Final = "pictures"
_FORMAT: Final = "format"
_FILE: Final = "file"
_MARK: Final = "mark"
_COLUMNS: Final = 4


def remember_fetched(
    project: Project,
    folder: Path,
    remote: RemoteProject,
    pictures: Sequence[ServerPicture],
    seen: Mapping[str, str],
) -> None:
    """Remember what was seen of pictures whose labels lie in a folder now; folders of long ago are forgotten.

    Args:
        remote: the project on the server, which has just written its file of labels.
        seen: by the key of a picture.

    Raises:
        UserError: the project is open read-only.
    """
    known = _all(project)
    rows = [[p.key, p.name, p.source_name, seen.get(p.key)] for p in pictures]
    key = _key(folder)
    known.pop(key, None)
    try:
        mark = list(file_mark(folder / remote.labels_file))
    except OSError:
        mark = []  # Gone already: an import of whatever comes there says nothing of the server.
    known[key] = {
        _SERVER: remote.key,
        _FORMAT: remote.format_name,
        _FILE: remote.labels_file,
        _MARK: mark,
        _PICTURES: rows,
    }
    kept = list(known)[-_MOST_FOLDERS:]
    while kept and len(json.dumps({name: known[name] for name in kept})) > LONGEST:
        del kept[0]
    project.settings.set(_SETTING, {name: known[name] for name in kept})


@contextmanager
def noting_imported(
    project: Project, source: Path, format_name: str, steps: Sequence[LabelStep]
) -> Iterator[None]:
    """Count as seen on its server what an import of fetched labels makes labels of images, however it ends.

    Nothing happens for any other source, also another file in a fetched folder. Any thread.

    Args:
        source: what is imported: the folder, or the file of labels in it.
        steps: those that the import has made; it grows while the import is under way.

    Raises:
        UserError: the project is open read-only.
    """
    stored = _fetched(project, source, format_name)
    try:
        yield
    except BaseException:
        # What ended the import is what is to be heard.
        try:
            _note(project, source, format_name, stored, steps)
        except Exception:  # noqa: BLE001 - whatever it is, it does not hide what ended the import
            _log.exception("What was imported from a server does not count as seen")
        raise
    _note(project, source, format_name, stored, steps)


def forget_imported(project: Project, source: Path, format_name: str, images: Collection[ImageId]) -> None:
    """The labels that an import of fetched labels made of these images are taken back: nothing is seen there.

    Raises:
        UserError: the project is open read-only.
    """
    stored = _entry(project, source)
    if stored is not None and stored.get(_FORMAT) == format_name:
        forget_seen(project, str(stored.get(_SERVER, "")), _rows_of(project, stored, images))


def _note(
    project: Project,
    source: Path,
    format_name: str,
    stored: Mapping[str, Any] | None,
    steps: Sequence[LabelStep],
) -> None:
    # Labels that were fetched anew meanwhile are others than those that came in.
    if steps and stored is not None and stored == _fetched(project, source, format_name):
        taken = _rows_of(project, stored, {step.image_id for step in steps})
        remember_seen(project, str(stored.get(_SERVER, "")), taken)


def _rows_of(project: Project, stored: Mapping[str, Any], images: Collection[ImageId]) -> dict[str, str]:
    """What was seen of the pictures of these images, by the picture's key."""
    rows = [row for row in stored.get(_PICTURES, ()) if _is_row(row)]
    pictures = [ServerPicture(key, name, source_name, "", 0) for key, name, source_name, _ in rows]
    pairs = images_of_pictures(project, pictures)
    return {
        key: value
        for key, _, _, value in rows
        if value is not None and key in pairs and pairs[key][0].id in images
    }


def _entry(project: Project, source: Path) -> Mapping[str, Any] | None:
    """What is remembered of a fetched folder, or of that of a file."""
    known = _all(project)
    stored = known.get(_key(source)) or known.get(_key(source.parent))
    return stored if isinstance(stored, dict) else None


def _fetched(project: Project, source: Path, format_name: str) -> Mapping[str, Any] | None:
    """What is remembered of a source with the very labels that were fetched, and no others; else None."""
    stored = _entry(project, source)
    if stored is None or stored.get(_FORMAT) != format_name:
        return None
    is_folder = source.is_dir()
    file = (source if is_folder else source.parent) / str(stored.get(_FILE, ""))
    # Of a folder a reader takes the file that it finds.
    candidates = files_below(source, (file.suffix,), LeftOutFiles()) if is_folder else [source]
    try:
        is_it = [_key(path) for path in candidates] == [_key(file)]
        return stored if is_it and list(file_mark(file)) == stored.get(_MARK) else None
    except OSError:
        return None


def _is_row(row: Any) -> bool:
    if not isinstance(row, list) or len(row) != _COLUMNS:
        return False
    *names, value = row
    return all(isinstance(name, str) for name in names) and (value is None or isinstance(value, str))


def _key(path: Path) -> str:
    return path_text(os.path.realpath(path))


def _all(project: Project) -> dict[str, Any]:
    stored = project.settings.get(_SETTING, {})
    return dict(stored) if isinstance(stored, dict) else {}
