"""Headers of the pictures that an audit has looked at, by which findings about all of them stay true.

What is said of mixed sizes and bit depths counts all images, so that one that is removed changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.audit.finding import AuditFinding, AuditKind, Severity, ranked
from engine.audit.picture_findings import PictureFacts, mixed_bit_depths, mixed_sizes
from engine.core import ImageId
from engine.storage import ImageRecord


class PictureHeader(NamedTuple):
    """Height, width, bit depth and channels of a picture; zeros for what is not known."""

    height: int
    width: int
    bits: int
    channels: int


Headers = Mapping[ImageId, PictureHeader]
"""Headers of the pictures of a project by their images."""


def headers_of(pictures: Iterable[PictureFacts]) -> dict[ImageId, PictureHeader]:
    """The headers of those that belong to images of a project."""
    return {
        picture.image_id: PictureHeader(*(picture.size or (0, 0)), picture.bits or 0, picture.channels or 0)
        for picture in pictures
        if picture.image_id is not None
    }


def findings_of_present(
    findings: Sequence[AuditFinding], headers: Headers, known: Mapping[ImageId, ImageRecord]
) -> list[AuditFinding]:
    """Findings whose numbers about all pictures are those of the images that are still there.

    Args:
        headers: of all pictures that were looked at; empty where they were not kept.
        known: images of the project by their ids.
    """
    if all(image_id in known for image_id in headers):
        return list(findings)
    return counted_anew(findings, headers, known)


def counted_anew(
    findings: Sequence[AuditFinding], headers: Headers, known: Mapping[ImageId, ImageRecord]
) -> list[AuditFinding]:
    """As `findings_of_present`, where images may have come back, too."""
    facts = [_facts(known[image_id], header) for image_id, header in headers.items() if image_id in known]
    others = [found for found in findings if not _counts_all(found)]
    return ranked([*others, *mixed_sizes(facts), *mixed_bit_depths(facts)])


def packed(headers: Headers) -> list[list[int]]:
    """Rows of whole numbers: a header, then the first id and the number of ids of each run of images."""
    by_header: dict[PictureHeader, list[ImageId]] = {}
    for image_id, header in sorted(headers.items()):
        by_header.setdefault(header, []).append(image_id)
    return [[*header, *_runs(numbers)] for header, numbers in by_header.items()]


def unpacked(rows: Iterable[Sequence[int]], most: int) -> dict[ImageId, PictureHeader]:
    """The headers in rows of `packed`.

    Args:
        most: images that there can be; a damaged row may claim any number, and time and memory with it.

    Raises:
        ValueError, TypeError: they are no such rows.
    """
    left = most
    headers: dict[ImageId, PictureHeader] = {}
    for height, width, bits, channels, *runs in rows:
        for first, count in zip(runs[::2], runs[1::2], strict=True):
            if not 0 < count <= left:
                raise ValueError(f"{count} images")
            left -= count
            header = PictureHeader(height, width, bits, channels)
            headers.update(dict.fromkeys(map(ImageId, range(first, first + count)), header))
    return dict(sorted(headers.items()))


def _runs(numbers: Sequence[int]) -> Iterator[int]:
    starts = [
        0,
        *(place for place, (one, next_one) in enumerate(pairwise(numbers), 1) if next_one != one + 1),
    ]
    for start, end in pairwise([*starts, len(numbers)]):
        yield int(numbers[start])
        yield end - start


def _facts(record: ImageRecord, header: PictureHeader) -> PictureFacts:
    size = (header.height, header.width) if header.height else None
    parts = record.shown_name, record.id, record.path, record.split or ""
    return PictureFacts(*parts, size, header.bits or None, header.channels or None)


def _counts_all(found: AuditFinding) -> bool:
    """Whether a finding is about one picture among all; that of a mask of another size is not."""
    return found.kind in (AuditKind.SIZES, AuditKind.BIT_DEPTHS) and found.severity is Severity.NOTE
