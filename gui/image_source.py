"""The images of a project as the images panel reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.core import ImageId
from engine.storage import ImageRecord, ImageStatus, Project
from gui.panels.image_rows import ImageFilter, ImageListRow


class ProjectImages:
    """An `ImageSource` over a project; every call is one or a few indexed queries."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def count(self, wanted: ImageFilter) -> int:
        return self._project.images.count(wanted.status, wanted.text)

    def page(self, offset: int, limit: int, wanted: ImageFilter) -> list[ImageListRow]:
        return [_row(r) for r in self._project.images.rows(offset, limit, wanted.status, wanted.text)]

    def position(self, image_id: int, wanted: ImageFilter) -> int | None:
        """Row of an image: images come in the order of their ids, so halving finds it."""
        low, high = 0, self.count(wanted)
        while low < high:
            middle = (low + high) // 2
            records = self._project.images.rows(middle, 1, wanted.status, wanted.text)
            if not records or records[0].id > image_id:
                high = middle
            elif records[0].id == image_id:
                return middle
            else:
                low = middle + 1
        return None

    def after(self, image_id: int | None, step: int, wanted: ImageFilter) -> ImageId | None:
        """The next (1) or previous (-1) image under this filter, also when it hides `image_id` itself."""
        low, high = 0, self.count(wanted)
        while low < high:
            middle = (low + high) // 2
            records = self._project.images.rows(middle, 1, wanted.status, wanted.text)
            if image_id is not None and records and records[0].id < image_id:
                low = middle + 1
            else:
                high = middle
        # `low` is now the first row that is not before the image.
        place = low - 1 if step < 0 else low
        records = self._project.images.rows(place, 2, wanted.status, wanted.text) if place >= 0 else []
        others = [r.id for r in records if r.id != image_id]
        return others[0] if others else None

    def status_counts(self) -> dict[ImageStatus, int]:
        return self._project.images.counts()


class ListedImages:
    """An `ImageSource` over some images in an order of its own, each with a note; a few hundred at most.

    Args:
        weights: how long the bar of an image is, 0-1; without one it has none.
    """

    def __init__(
        self,
        project: Project,
        listed: Sequence[tuple[ImageId, str]],
        weights: Mapping[ImageId, float] | None = None,
    ) -> None:
        self._project = project
        self.show(listed, weights)

    def show(
        self, listed: Sequence[tuple[ImageId, str]], weights: Mapping[ImageId, float] | None = None
    ) -> None:
        """List others from now on; who shows the list has to read it again."""
        self._listed = tuple(listed)
        self._weights = {} if weights is None else dict(weights)

    def count(self, wanted: ImageFilter) -> int:
        return len(self._rows(wanted))

    def page(self, offset: int, limit: int, wanted: ImageFilter) -> list[ImageListRow]:
        return self._rows(wanted)[offset : offset + limit]

    def position(self, image_id: int, wanted: ImageFilter) -> int | None:
        """Row of an image in the list's order."""
        ids = [row.id for row in self._rows(wanted)]
        return ids.index(image_id) if image_id in ids else None

    def after(self, image_id: int | None, step: int, wanted: ImageFilter) -> ImageId | None:
        """The next (1) or previous (-1) image of the list; its first when `image_id` is not in it."""
        ids = [row.id for row in self._rows(wanted)]
        place = ids.index(image_id) + step if image_id in ids else 0
        return ImageId(ids[place]) if 0 <= place < len(ids) else None

    def status_counts(self) -> dict[ImageStatus, int]:
        return dict(Counter(row.status for row in self._rows(ImageFilter())))

    def _rows(self, wanted: ImageFilter) -> list[ImageListRow]:
        weights = self._weights
        rows = [
            replace(_row(self._project.images.get(image)), note=note, weight=weights.get(image))
            for image, note in self._listed
        ]
        text = wanted.text.casefold()
        return [r for r in rows if wanted.status in (None, r.status) and text in r.name.casefold()]


def _row(record: ImageRecord) -> ImageListRow:
    height, width = record.height, record.width
    size = None if height is None or width is None else (height, width)
    return ImageListRow(int(record.id), record.path.name, record.path, record.status, size)
