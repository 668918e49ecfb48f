"""Pictures of a server and the images of a project that belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.formats.servers.contents import ServerPicture
    from engine.storage.project import Project
    from engine.storage.records import ImageRecord


def images_of_pictures(
    project: Project, pictures: Sequence[ServerPicture]
) -> dict[str, tuple[ImageRecord, ServerPicture]]:
    """Key of a picture -> its image: the one that was fetched of it, else the only one of its name.

    No image belongs to two pictures; a picture without an image is left out.
    """
    by_name: dict[str, list[ImageRecord]] = {}
    for record in project.images.rows():
        by_name.setdefault(record.path.as_posix().rsplit("/", 1)[-1], []).append(record)
    names = Counter(picture.source_name for picture in pictures)
    pairs: dict[str, tuple[ImageRecord, ServerPicture]] = {}
    taken: set[int] = set()
    for is_fetched in (True, False):
        for picture in pictures:
            if picture.key in pairs:
                continue
            if is_fetched:
                found = _fetched(by_name, picture)
            else:
                found = by_name.get(picture.source_name, []) if names[picture.source_name] == 1 else []
            if len(found) == 1 and found[0].id not in taken:
                taken.add(found[0].id)
                pairs[picture.key] = found[0], picture
    return pairs


def _fetched(by_name: dict[str, list[ImageRecord]], picture: ServerPicture) -> list[ImageRecord]:
    end = "/" + picture.name
    named = by_name.get(picture.name.rsplit("/", 1)[-1], [])
    return [record for record in named if record.path.as_posix().endswith(end)]
