"""The images of a project as the images panel reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from engine.core import ImageId
from engine.storage import ImageRecord, ImageStatus, Project
from gui.panels.image_rows import ImageFilter, ImageListRow, ImageMark


class ProjectImages:
    """An `ImageSource` over a project; every call is one or a few indexed queries.

    Attributes:
        predicted: images that a model has predicted, whatever became of them since.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self.predicted: Callable[[], Collection[ImageId]] = tuple
        self._tagged: tuple[ImageFilter, Sequence[int], int, tuple[int, ...]] = (ImageFilter(), (), 0, ())

    def row(self, image_id: ImageId) -> ImageListRow:
        """An image as a row of the list."""
        record, tags = self._project.images.get(image_id), self._project.tags
        return row_of(record, self.predicted(), tags.of(image_id).has)

    def count(self, wanted: ImageFilter) -> int:
        if wanted.mark is not None or wanted.tag is not None:
            return len(self.ids(wanted))
        return self._project.images.count(wanted.status, wanted.text, wanted.group)

    def page(self, offset: int, limit: int, wanted: ImageFilter) -> list[ImageListRow]:
        images, tags, predicted = self._project.images, self._project.tags, self.predicted()
        if wanted.mark is not None or wanted.tag is not None:
            records = [images.get(ImageId(i)) for i in self.ids(wanted)[offset : offset + limit]]
        else:
            records = images.rows(offset, limit, wanted.status, wanted.text, wanted.group)
        return [row_of(record, predicted, tags.of(record.id).has) for record in records]

    def ids(self, wanted: ImageFilter) -> Sequence[int]:
        ids = self._project.images.ids(wanted.status, wanted.text, wanted.group)
        if wanted.tag is not None:
            ids = self._with_tag(wanted, ids)
        return ids if wanted.mark is None else self._marked(wanted.mark, ids)

    def _marked(self, mark: ImageMark, ids: Sequence[int]) -> Sequence[int]:
        images = self._project.images
        if mark in (ImageMark.PREDICTED, ImageMark.UNTOUCHED):
            known, new = self.predicted(), frozenset(images.ids(ImageStatus.NEW))
            is_wanted = mark is ImageMark.PREDICTED
            return [i for i in ids if i in new and (i in known) is is_wanted]
        checked = images.checked()
        if mark is ImageMark.CHECKED:
            return [i for i in ids if i in checked]
        accepted = frozenset(images.ids(ImageStatus.ACCEPTED))
        return [i for i in ids if i in accepted and i not in checked]

    def position(self, image_id: int, wanted: ImageFilter) -> int | None:
        """Row of an image: images come in the order of their ids, so halving finds it."""
        ids = self.ids(wanted)
        place = bisect_left(ids, image_id)
        return place if place < len(ids) and ids[place] == image_id else None

    def after(self, image_id: int | None, step: int, wanted: ImageFilter) -> ImageId | None:
        """The next (1) or previous (-1) image under this filter, also when it hides `image_id` itself."""
        ids = self.ids(wanted)
        # The first row that is not before the image.
        low = 0 if image_id is None else bisect_left(ids, image_id)
        place = low - 1 if step < 0 else low
        others = [i for i in ids[place : place + 2] if i != image_id] if place >= 0 else []
        return ImageId(others[0]) if others else None

    def status_counts(self) -> dict[ImageStatus, int]:
        return self._project.images.counts()

    def mark_counts(self) -> dict[ImageMark, int]:
        images = self._project.images
        counts, checked = images.counts(), len(images.checked())
        predicted = sum(images.status(i) is ImageStatus.NEW for i in self.predicted())
        return {
            ImageMark.UNTOUCHED: counts[ImageStatus.NEW] - predicted,
            ImageMark.PREDICTED: predicted,
            ImageMark.UNCHECKED: counts[ImageStatus.ACCEPTED] - checked,
            ImageMark.CHECKED: checked,
        }

    def group_counts(self) -> dict[str, int]:
        return self._project.images.groups()

    def tag_counts(self) -> dict[str, int]:
        return self._project.tags.counts()

    def _with_tag(self, wanted: ImageFilter, ids: Sequence[int]) -> tuple[int, ...]:
        """Those of the images that have the tag, or none where it is empty; kept until something changes."""
        tags = self._project.tags
        if self._tagged[:3] != (wanted, ids, tags.revision):
            tagged, has_tag = tags.with_tag(wanted.tag or ""), bool(wanted.tag)
            kept = tuple([i for i in ids if (i in tagged) == has_tag])
            self._tagged = (wanted, ids, tags.revision, kept)
        return self._tagged[3]


class ListedImages:
    """An `ImageSource` over some images in an order of its own, each with a note; a few hundred at most.

    Args:
        predicted: see `ProjectImages`.
    """

    def __init__(
        self,
        project: Project,
        listed: Sequence[tuple[ImageId, str]],
        predicted: Callable[[], Collection[ImageId]] = tuple,
    ) -> None:
        self._project = project
        self._predicted = predicted
        self.show(listed)

    def show(
        self, listed: Sequence[tuple[ImageId, str]], weights: Mapping[ImageId, float] | None = None
    ) -> None:
        """List others from now on; who shows the list has to read it again.

        Args:
            weights: how long the bar of an image is, 0-1; without one it has none.
        """
        self._listed = tuple(listed)
        self._weights = {} if weights is None else dict(weights)

    def count(self, wanted: ImageFilter) -> int:
        return len(self._rows(wanted))

    def page(self, offset: int, limit: int, wanted: ImageFilter) -> list[ImageListRow]:
        return self._rows(wanted)[offset : offset + limit]

    def ids(self, wanted: ImageFilter) -> Sequence[int]:
        return [row.id for row in self._rows(wanted)]

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

    def mark_counts(self) -> dict[ImageMark, int]:
        return dict(Counter(row.mark for row in self._rows(ImageFilter()) if row.mark is not None))

    def group_counts(self) -> dict[str, int]:
        return dict(Counter(row.group for row in self._rows(ImageFilter())))

    def tag_counts(self) -> dict[str, int]:
        return dict(Counter(tag for row in self._rows(ImageFilter()) for tag in row.tags))

    def _rows(self, wanted: ImageFilter) -> list[ImageListRow]:
        weights, images, tags = self._weights, self._project.images, self._project.tags
        rows = [
            replace(
                row_of(images.get(image), self._predicted(), tags.of(image).has),
                note=note,
                weight=weights.get(image),
            )
            for image, note in self._listed
        ]
        text = wanted.text.casefold()
        if wanted.status is None:
            rows = [row for row in rows if row.status is not ImageStatus.REMOVED]
        if wanted.group is not None:
            rows = [row for row in rows if row.group == wanted.group]
        if wanted.mark is not None:
            rows = [row for row in rows if row.mark is wanted.mark]
        if wanted.tag is not None:
            rows = [row for row in rows if (wanted.tag in row.tags if wanted.tag else not row.tags)]
        return [r for r in rows if wanted.status in (None, r.status) and text in r.name.casefold()]


def row_of(
    record: ImageRecord, predicted: Collection[ImageId] = (), tags: tuple[str, ...] = ()
) -> ImageListRow:
    """An image as a row of the list.

    Args:
        predicted: images that a model has predicted.
    """
    height, width = record.height, record.width
    size = None if height is None or width is None else (height, width)
    mark = None
    if record.status is ImageStatus.ACCEPTED:
        mark = ImageMark.CHECKED if record.is_checked else ImageMark.UNCHECKED
    elif record.status is ImageStatus.NEW:
        mark = ImageMark.PREDICTED if record.id in predicted else ImageMark.UNTOUCHED
    return ImageListRow(
        int(record.id),
        record.shown_name,
        record.path,
        record.status,
        size,
        group=record.group,
        mark=mark,
        tags=tags,
    )
