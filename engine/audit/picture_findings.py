"""Findings about the files of pictures: unreadable ones, mixed sizes and bit depths, near-duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.core import ImageId
from engine.core.plane_path import file_of
from engine.core.words import counted_images, plural
from engine.document.mask_survey import listed
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
    words = {p: f"{p.size[1]:,} x {p.size[0]:,} pixels" for p in pictures if p.size is not None}
    return _odd_ones(AuditKind.SIZES, words, "sizes")


def mixed_bit_depths(pictures: Sequence[PictureFacts]) -> list[AuditFinding]:
    """Pictures of other bit depths, or with another number of channels, than most have."""
    words = {
        p: f"{plural(p.bits, 'bit')} in {plural(p.channels, 'channel')}"
        for p in pictures
        if p.bits is not None and p.channels is not None
    }
    return _odd_ones(AuditKind.BIT_DEPTHS, words, "kinds of pixels")


def _odd_ones(kind: AuditKind, words: Mapping[PictureFacts, str], what: str) -> list[AuditFinding]:
    counts = Counter(words.values())
    if len(counts) < 2:
        return []
    usual, most = counts.most_common(1)[0]
    if len(counts) > MOST_GROUPS or most <= len(words) // 2:
        shown = ", ".join(f"{number:,} of {word}" for word, number in counts.most_common(3))
        rest = f" and {len(counts) - 3:,} more" if len(counts) > 3 else ""
        return [AuditFinding(kind, Severity.NOTE, f"Images have {len(counts):,} {what}: {shown}{rest}.")]
    findings = []
    for word, number in counts.items():
        if word == usual:
            continue
        odd = [picture for picture, own in words.items() if own == word]
        verb = "has" if number == 1 else "have"
        sentence = f"{counted_images(number)} {verb} {word}, where {most:,} have {usual}."
        findings.append(_about(odd, kind, Severity.NOTE, sentence, score=1.0 / number))
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
        if file_of(known[one].file) != file_of(known[other].file)
    )
    findings = []
    for members in joined_groups(pairs):
        group = [known[place] for place in members]
        splits = sorted({picture.split for picture in group if picture.split})
        names = listed(picture.name for picture in group)
        sentence = f"{counted_images(len(group))} show nearly the same picture: {names}."
        severity = Severity.NOTE
        if len(splits) > 1:
            sentence = (
                f"{counted_images(len(group))} show nearly the same picture, on both sides of a split "
                f"({' and '.join(splits)}): {names}."
            )
            severity = Severity.ERROR
        findings.append(_about(group, AuditKind.DUPLICATES, severity, sentence, score=float(len(group))))
    return findings


def _about(
    pictures: Sequence[PictureFacts], kind: AuditKind, severity: Severity, sentence: str, score: float
) -> AuditFinding:
    first, *others = pictures
    return AuditFinding(
        *(kind, severity, sentence, first.name, first.image_id, first.file),
        count=len(pictures),
        score=score,
        others=tuple(picture.name for picture in others),
    )
