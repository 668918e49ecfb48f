"""The audit of a data set: image by image with bounded memory, then what only all of them together show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.audit.disagreement import AuditPrediction, find_disagreements
from engine.audit.finding import AuditFinding, AuditKind, Severity, ranked
from engine.audit.images import AuditImage, AuditSource
from engine.audit.mask_findings import MaskFacts, examine_mask, unused_classes, without_small_classes
from engine.audit.picture_findings import PictureFacts, mixed_bit_depths, mixed_sizes, near_duplicates
from engine.audit.settings import AuditSettings
from engine.core import CancelToken, ClassList, LabelMap, Progress, Reporter, UserError
from engine.document.image import probe_image
from engine.document.samples.picture_fault import picture_fault
from engine.formats.outgoing.near_duplicates import thumbnail_of

Predict = Callable[[AuditImage], AuditPrediction | None]
"""Gives the prediction of an image, or None where there is none; raises UserError."""

_MASKS = (
    *(AuditKind.EMPTY, AuditKind.NEARLY_EMPTY, AuditKind.ONE_CLASS, AuditKind.ISLANDS, AuditKind.HOLES),
    *(AuditKind.BRIDGES, AuditKind.UNUSED_CLASSES, AuditKind.DISAGREEMENT, AuditKind.UNREADABLE),
)
_HEADERS = (AuditKind.SIZES, AuditKind.BIT_DEPTHS)


@dataclass(slots=True)
class AuditResult:
    """What an audit has found until now; true however it ends.

    Attributes:
        images, masks, predictions: that were looked at.
    """

    findings: list[AuditFinding] = field(default_factory=list)
    images: int = 0
    masks: int = 0
    predictions: int = 0
    facts: MaskFacts = field(default_factory=MaskFacts)
    pictures: list[PictureFacts] = field(default_factory=list)


def run_audit(
    source: AuditSource,
    settings: AuditSettings,
    result: AuditResult,
    report: Reporter,
    token: CancelToken,
    predict: Predict | None = None,
) -> list[AuditFinding]:
    """Look at every image; any thread. Of each picture some 3 kB are kept, of each mask nothing.

    Args:
        result: filled image by image.
        predict: for disagreements; None looks for none.

    Returns:
        All findings, ranked.

    Raises:
        CancelledError: `result` has what was found until then.
    """
    seen: set[tuple[str, Path | None]] = set()
    for image in source.images():
        token.check()
        # Some data sets list an image twice: once with its mask, once with its objects.
        if (image.name, image.file) in seen:
            continue
        seen.add((image.name, image.file))
        report(Progress(result.images, source.count, "images", image.name))
        examine_image(image, source.classes, settings, result, token, predict)
        result.images += 1
    token.check()
    report(Progress(result.images, result.images, "images"))
    return findings_of(source, settings, result)


def findings_of(source: AuditSource, settings: AuditSettings, result: AuditResult) -> list[AuditFinding]:
    """All findings of the images that were looked at, with what only these together show; ranked."""
    findings = without_small_classes(result.findings, result.facts, settings)
    if settings.has(AuditKind.UNUSED_CLASSES):
        findings += unused_classes(result.facts.counts, source.classes, source.listed)
    if settings.has(AuditKind.SIZES):
        findings += mixed_sizes(result.pictures)
    if settings.has(AuditKind.BIT_DEPTHS):
        findings += mixed_bit_depths(result.pictures)
    if settings.has(AuditKind.DUPLICATES):
        findings += near_duplicates(result.pictures)
    return ranked(findings)


def examine_image(
    image: AuditImage,
    classes: ClassList,
    settings: AuditSettings,
    result: AuditResult,
    token: CancelToken,
    predict: Predict | None,
) -> None:
    """Look at one image; `result` gets what is found.

    Args:
        classes: of the mask.

    Raises:
        CancelledError: `result` has a part of it.
    """
    about = AuditFinding(
        AuditKind.UNREADABLE, Severity.ERROR, "", image.name, image.image_id, image.file or image.mask_file
    )
    size = None
    if image.file is not None:
        size = _examine_picture(image, settings, result, about)
    if not settings.has(*_MASKS):
        return
    token.check()
    try:
        labels = image.read_labels()
    except UserError as error:
        if settings.has(AuditKind.UNREADABLE):
            file = image.mask_file or image.file
            result.findings.append(replace(about, sentence=f"Its mask: {error}", file=file))
        return
    if labels is None:
        return
    result.masks += 1
    if size is not None and size != labels.shape and settings.has(AuditKind.SIZES):
        result.findings.append(_other_size(labels, size, about))
    findings, facts = examine_mask(labels, classes, settings, about)
    result.findings += findings
    result.facts.add(facts)
    if predict is None or image.file is None or size is None or not settings.has(AuditKind.DISAGREEMENT):
        return
    token.check()
    try:
        prediction = predict(image)
    except UserError as error:
        # Others can be compared, such as those that have all channels that the model sees.
        result.findings.append(
            replace(about, kind=AuditKind.DISAGREEMENT, severity=Severity.WARNING, sentence=str(error))
        )
        return
    if prediction is not None:
        result.predictions += 1
        result.findings += find_disagreements(labels, prediction, classes, settings, about)


def _examine_picture(
    image: AuditImage, settings: AuditSettings, result: AuditResult, about: AuditFinding
) -> tuple[int, int] | None:
    """Size (H, W) of a picture; None where it cannot be read, which is a finding."""
    assert image.file is not None
    try:
        info = probe_image(image.file)
        # The whole of it is decoded: a file that breaks off has a sound header.
        is_decoded = settings.has(AuditKind.DUPLICATES, AuditKind.UNREADABLE)
        thumbnail = thumbnail_of(image.file) if is_decoded else None
        if settings.has(AuditKind.UNREADABLE) and (fault := picture_fault(image.file)) is not None:
            result.findings.append(replace(about, sentence=str(fault.error)))
    except UserError as error:
        if settings.has(AuditKind.UNREADABLE):
            result.findings.append(replace(about, sentence=str(error)))
        return None
    size = (info.height, info.width)
    if settings.has(*_HEADERS, AuditKind.DUPLICATES):
        kept = thumbnail if settings.has(AuditKind.DUPLICATES) else None
        result.pictures.append(
            PictureFacts(
                *(image.name, image.image_id, image.file, image.split, size, info.bits, info.channels, kept)
            )
        )
    return size


def _other_size(labels: LabelMap, size: tuple[int, int], about: AuditFinding) -> AuditFinding:
    height, width = labels.shape
    sentence = f"Its mask has {width:,} x {height:,} pixels, the picture {size[1]:,} x {size[0]:,}."
    return replace(about, kind=AuditKind.SIZES, severity=Severity.ERROR, sentence=sentence)
