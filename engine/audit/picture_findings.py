"""Findings about the files of pictures: unreadable ones, mixed sizes and bit depths, near-duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.core import ImageId
from engine.core.plane_path import files_of
from engine.core.words import counted_images, plural
from engine.formats.outgoing.near_duplicates import Thumbnail, alike_pairs
from engine.formats.outgoing.splits import joined_groups

MOST_GROUPS: Final = 6
"""Sizes, or bit depths, that become findings of their own; of more there is one finding alone."""


@dataclass(frozen=True, slots=True, eq=False)
class PictureFacts:
    """What an audit keeps of one picture: header and thumbnail, some 3 kB."""

    name: str
    image_id: ImageId | None
    file: Path
    split: str
    size: tuple[int, int] | None = None
    bits: int | None = None
    channels: int | None = None
    thumbnail: Thumbnail | None = None


def mixed_sizes(pictures: Sequence[PictureFacts]) -> list[AuditFinding]:
    """Pictures of other sizes than most have."""

    def odd(group: _Group) -> str:
        (height, width), (usual_height, usual_width), usual = group.own, group.usual, group.usual_count
        if group.own_count == 1:
            return (
                f"1 image has {width:,} x {height:,} pixels, "
                f"where {usual:,} have {usual_width:,} x {usual_height:,}."
            )
        return (
            f"{group.own_count:,} images have {width:,} x {height:,} pixels, "
            f"where {usual:,} have {usual_width:,} x {usual_height:,}."
        )

    def many(group: _Group) -> str:
        (height, width), images = group.usual, counted_images(group.usual_count)
        return f"Images have {group.kinds:,} sizes; the commonest is {width:,} x {height:,}, of {images}."

    known = {p: p.size for p in pictures if p.size is not None}
    return _odd_ones(AuditKind.SIZES, known, odd, many)


def mixed_bit_depths(pictures: Sequence[PictureFacts]) -> list[AuditFinding]:
    """Pictures of other bit depths, or with another number of channels, than most have."""

    def odd(group: _Group) -> str:
        (bits, channels), (usual_bits, usual_channels) = group.own, group.usual
        if group.own_count == 1:
            return (
                f"1 image has bit depth {bits} and channel count {channels}, "
                f"where {group.usual_count:,} have {usual_bits} and {usual_channels}."
            )
        return (
            f"{group.own_count:,} images have bit depth {bits} and channel count {channels}, "
            f"where {group.usual_count:,} have {usual_bits} and {usual_channels}."
        )

    def many(group: _Group) -> str:
        (bits, channels), images = group.usual, counted_images(group.usual_count)
        return (
            f"Images have {group.kinds:,} kinds of pixels; the commonest is bit depth {bits} and "
            f"channel count {channels}, of {images}."
        )

    known = {p: (p.bits, p.channels) for p in pictures if p.bits is not None and p.channels is not None}
    return _odd_ones(AuditKind.BIT_DEPTHS, known, odd, many)


class _Group(NamedTuple):
    """Pictures with one pair of numbers, beside the usual pair, and how many pairs there are."""

    own: tuple[int, int]
    own_count: int
    usual: tuple[int, int]
    usual_count: int
    kinds: int


def _odd_ones(
    kind: AuditKind,
    known: Mapping[PictureFacts, tuple[int, int]],
    odd: Callable[[_Group], str],
    many: Callable[[_Group], str],
) -> list[AuditFinding]:
    """A finding for each group of pictures unlike most, or one alone where no group is that of most.

    Args:
        odd: a group in a sentence, `many` all of them.
    """
    counts = Counter(known.values())
    if len(counts) < 2:
        return []
    usual, most = counts.most_common(1)[0]
    if len(counts) > MOST_GROUPS or most <= len(known) // 2:
        return [AuditFinding(kind, Severity.NOTE, many(_Group(usual, most, usual, most, len(counts))))]
    findings = []
    for own, count in counts.items():
        if own != usual:
            members = [picture for picture, pair in known.items() if pair == own]
            sentence = odd(_Group(own, count, usual, most, len(counts)))
            findings.append(_about(members, kind, Severity.NOTE, sentence, score=1.0 / count))
    return findings


def near_duplicates(pictures: Sequence[PictureFacts]) -> list[AuditFinding]:
    """Groups of pictures that are one picture saved anew, turned, lighter or smaller.

    Pages and frames of one file are no duplicates of each other.
    """
    known = [picture for picture in pictures if picture.thumbnail is not None]
    thumbnails = [picture.thumbnail for picture in known if picture.thumbnail is not None]
    pairs = (
        (one, other)
        for one, other in alike_pairs(thumbnails)
        if set(files_of(known[one].file)).isdisjoint(files_of(known[other].file))
    )
    findings = []
    for members in joined_groups(pairs):
        findings.append(alike_finding([known[place] for place in members]))
    return findings


def alike_finding(pictures: Sequence[PictureFacts]) -> AuditFinding:
    """The finding about one group of near-duplicates, at least two."""
    group = list(pictures)
    # One of each part of the split first.
    parts = list({picture.split: picture for picture in group[::-1] if picture.split}.values())[::-1]
    is_across = len(parts) > 1
    if is_across:
        group = [*parts, *(picture for picture in group if picture not in parts)]
    severity = Severity.ERROR if is_across else Severity.NOTE
    sentence = _alike_across(group) if is_across else _alike(group)
    return _about(group, AuditKind.DUPLICATES, severity, sentence, score=float(len(group)))


def _alike(group: Sequence[PictureFacts]) -> str:
    one, other, *more = (picture.name for picture in group)
    if not more:
        return f"'{one}' and '{other}' show nearly the same picture."
    return f"'{one}', '{other}' and {plural(len(more), 'other image')} show nearly the same picture."


def _alike_across(group: Sequence[PictureFacts]) -> str:
    one, other, *rest = group
    if not rest:
        return (
            f"'{one.name}' in {one.split} and '{other.name}' in {other.split} show nearly the same picture, "
            "on two sides of the split."
        )
    more = plural(len(rest), "other image")
    return (
        f"'{one.name}' in {one.split}, '{other.name}' in {other.split} and {more} show nearly the same "
        "picture, on two sides of the split."
    )


def _about(
    pictures: Sequence[PictureFacts], kind: AuditKind, severity: Severity, sentence: str, score: float
) -> AuditFinding:
    first, *others = pictures
    return AuditFinding(
        *(kind, severity, sentence, first.name, first.image_id, first.file),
        count=len(pictures),
        score=score,
        others=tuple(picture.name for picture in others),
        other_ids=tuple(picture.image_id for picture in others if picture.image_id is not None),
    )
