"""Labels of a server that lie fetched in a folder: they count as seen once they are labels of images.

What a fetch has seen of each picture is remembered with its folder. An import of that folder, now or in a
later session, then counts as seen what it has taken over, image by image.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.formats.servers.contents import ServerPicture
from engine.formats.servers.pairing import images_of_pictures
from engine.formats.servers.seen import remember_seen

if TYPE_CHECKING:
    from engine.core import ImageId
    from engine.storage.importing.store_labels import LabelStep
    from engine.storage.project import Project

_SETTING: Final = "servers.fetched"
_MOST_FOLDERS: Final = 10
_SERVER: Final = "server"
_PICTURES: Final = "pictures"
_COLUMNS: Final = 4


def remember_fetched(
    project: Project, folder: Path, server: str, pictures: Sequence[ServerPicture], seen: Mapping[str, str]
) -> None:
    """Remember what was seen of pictures whose labels lie in a folder now; folders of long ago are forgotten.

    Args:
        server: key of the project on the server.
        seen: by the key of a picture.

    Raises:
        UserError: the project is open read-only.
    """
    known = _all(project)
    rows = [[p.key, p.name, p.source_name, seen.get(p.key)] for p in pictures]
    key = _key(folder)
    known.pop(key, None)
    known[key] = {_SERVER: server, _PICTURES: rows}
    for old in list(known)[:-_MOST_FOLDERS]:
        del known[old]
    project.settings.set(_SETTING, known)


def note_imported(project: Project, source: Path, images: Collection[ImageId]) -> None:
    """Count as seen on its server what an import of a fetched folder has made labels of these images.

    Nothing happens for any other source. Any thread.

    Args:
        source: the folder, or a file in it.
        images: those that have labels of the source now.

    Raises:
        UserError: the project is open read-only.
    """
    known = _all(project)
    stored = known.get(_key(source)) or known.get(_key(source.parent))
    if not images or not isinstance(stored, dict):
        return
    rows = [row for row in stored.get(_PICTURES, ()) if _is_row(row)]
    pictures = [ServerPicture(key, name, source_name, "", 0) for key, name, source_name, _ in rows]
    pairs = images_of_pictures(project, pictures)
    taken = {
        key: value
        for key, _, _, value in rows
        if value is not None and key in pairs and pairs[key][0].id in images
    }
    remember_seen(project, str(stored.get(_SERVER, "")), taken)


@contextmanager
def noting_imported(project: Project, source: Path, steps: Sequence[LabelStep]) -> Iterator[None]:
    """`note_imported` for the steps that an import has made, however it ends."""
    try:
        yield
    finally:
        note_imported(project, source, {step.image_id for step in steps})


def _is_row(row: Any) -> bool:
    if not isinstance(row, list) or len(row) != _COLUMNS:
        return False
    *names, value = row
    return all(isinstance(name, str) for name in names) and (value is None or isinstance(value, str))


def _key(path: Path) -> str:
    return os.path.realpath(path)


def _all(project: Project) -> dict[str, Any]:
    stored = project.settings.get(_SETTING, {})
    return dict(stored) if isinstance(stored, dict) else {}
