"""The model card in words: what a network is, what it learned from, how, and how good it is; no torch."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from engine.core.words import percent
from engine.models.catalog import ARCHITECTURES
from engine.models.files.model_card import ModelCard
from engine.models.spec import ModelSpec

UNKNOWN: Final = "not recorded"
_LONGEST: Final = 200
_MOST_ROWS: Final = 300
# Joiners are parts of names in many scripts; other format characters, such as those that turn the
# direction of writing, make a text look like another one.
_JOINERS: Final = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class CardPart:
    """A heading with rows of (name, value)."""

    title: str
    rows: tuple[tuple[str, str], ...]


def card_parts(card: ModelCard) -> tuple[CardPart, ...]:
    """The card in words. Files of earlier versions lack some facts, which are then told as unknown."""
    return (
        _part("Network", _network(card)),
        _part("Learned from", _labels(card)),
        _part("How", _training(card) if _learned_in_steps(card.spec) else _solution(card.record)),
        _part("Checked on held-back images", _scores(card)),
    )


def card_json(card: ModelCard) -> dict[str, Any]:
    """The card as plain JSON values."""
    return {"spec": card.spec.to_json(), "record": dict(card.record)}


def _part(title: str, rows: tuple[tuple[str, str], ...]) -> CardPart:
    """A part whose rows are lines of plain text, and few enough to be shown: a file may say anything."""
    lines = [(_line(name), _line(value)) for name, value in rows[:_MOST_ROWS]]
    if len(rows) > _MOST_ROWS:
        lines.append(("Not shown", f"{len(rows) - _MOST_ROWS:,} more"))
    return CardPart(title, tuple(lines))


def _line(text: str) -> str:
    """`text` on one line, shortened, without characters that move the cursor or turn the writing."""
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if kind == "Cf" and character not in _JOINERS:
        return ""
    return " " if kind in ("Cc", "Cs", "Zl", "Zp") else character


def _network(card: ModelCard) -> tuple[tuple[str, str], ...]:
    spec, record = card.spec, card.record
    settings = ", ".join(f"{name} {value}" for name, value in spec.settings.items())
    return (
        ("Architecture", spec.architecture),
        ("Encoder", spec.encoder or "its own"),
        ("Settings", settings or "none"),
        ("Parameters", _count(record.get("parameters"))),
        ("Input channels", _input_channels(spec)),
        ("Images are seen", _light(spec)),
        ("Classes", _classes(spec)),
    )


def _classes(spec: ModelSpec) -> str:
    """Names in the order of the outputs; with their numbers where a deleted class leaves a gap."""
    names = spec.names_in_order
    while names and names[-1] is None:
        names.pop()
    has_gap = None in names
    shown = ((f"{number} {name}" if has_gap else name) for number, name in enumerate(names) if name)
    return ", ".join(shown)


def _input_channels(spec: ModelSpec) -> str:
    """Such as "5: 1, 2, 3, 4, 5 of the file"."""
    if not spec.channels:
        return str(spec.in_channels)
    return f"{spec.in_channels}: {', '.join(map(str, spec.channels))} of the file"


def _light(spec: ModelSpec) -> str:
    if not spec.standardize:
        return "as they are"
    negatives = f", those with a {spec.negative_of} tail as negatives" if spec.negative_of else ""
    each = "each channel of each" if spec.channels else "each"
    return f"{each} in its own light{negatives}"


def _present(card: ModelCard, by_name: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of those classes that were not deleted."""
    gone = {info.name for info in card.spec.classes} - {info.name for info in card.spec.classes.present}
    return {name: value for name, value in by_name.items() if name not in gone}


def _labels(card: ModelCard) -> tuple[tuple[str, str], ...]:
    record = card.record
    whole, partial = record.get("whole_masks"), record.get("partial_masks")
    kinds = f"{_text(whole)} labelled nearly everywhere, {_text(partial)} in part (scribbles)"
    kinds = UNKNOWN if whole is None else kinds
    pixels = record.get("labelled_pixels")
    rows = [("Images", _count(record.get("train_images"))), ("Masks", kinds)]
    if record.get("taught_images"):
        taught = _count(record["taught_images"])
        rows.append(("Images without a mask", f"{taught}, as the first model saw them"))
    if isinstance(pixels, Mapping):
        rows += [(f"Pixels of {name}", _count(count)) for name, count in _present(card, pixels).items()]
    return tuple(rows)


def _learned_in_steps(spec: ModelSpec) -> bool:
    """False for a classifier that is solved in closed form; a network of somebody else's learns in steps."""
    return next((info.learns_in_steps for info in ARCHITECTURES if info.name == spec.architecture), True)


def _seconds(record: Mapping[str, Any]) -> float | None:
    seconds = record.get("seconds")
    return seconds if isinstance(seconds, int | float) and math.isfinite(seconds) else None


def _solution(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """How a classifier was solved: it has neither steps nor what belongs to them."""
    seconds = _seconds(record)
    device = _text(record.get("device") or None, "an unknown device")
    return (
        ("When", _time(record.get("created"))),
        ("Method", "solved in closed form (ridge regression), anew from all masks each time"),
        ("Duration", UNKNOWN if seconds is None else f"{seconds:.1f} seconds on {device}"),
        ("Weights come from", _origin(record)),
        ("Seed", _text(record.get("seed"))),
        ("Inkling", _text(record.get("inkling"))),
    )


def _origin(record: Mapping[str, Any]) -> str:
    """Where the first weights were; of a ready model, where it was fetched."""
    return _text(record.get("origin") or record.get("source"))


def _training(card: ModelCard) -> tuple[tuple[str, str], ...]:
    record = card.record
    seconds = _seconds(record)
    duration = UNKNOWN if seconds is None else f"{_text(record.get('steps'))} steps in {seconds:.0f} s"
    crop = record.get("crop_px")
    return (
        ("When", _time(record.get("created"))),
        ("Duration", f"{duration} on {_text(record.get('device') or None, 'an unknown device')}"),
        ("Went on from", _text(record.get("init") or record.get("encoder_file"), "no other model")),
        ("Weights come from", _origin(record)),
        ("Loss", _text(record.get("loss"))),
        ("Optimizer", _text(record.get("optimizer"))),
        ("Learning rate", _text(record.get("learning_rate"))),
        ("Patches", UNKNOWN if crop is None else f"{_text(crop)} px, {_text(record.get('batch'))} a step"),
        ("Changes of patches", _augment(record.get("augment"))),
        ("Seed", _text(record.get("seed"))),
        ("Inkling", _text(record.get("inkling"))),
    )


def _scores(card: ModelCard) -> tuple[tuple[str, str], ...]:
    scores = card.record.get("scores")
    if not isinstance(scores, Mapping):
        return (("IoU", "unchecked: no image was held back"),)
    rows = [
        ("Images", _count(scores.get("images"))),
        ("Mean IoU of all pixels", _percent(scores.get("mean_iou"))),
        ("Mean Dice", _percent(scores.get("mean_dice"))),
        ("Pixels right", _percent(scores.get("pixel_accuracy"))),
    ]
    per_class = scores.get("per_class")
    if isinstance(per_class, Mapping):
        known = _present(card, per_class)
        rows += [(f"IoU of {name}", _percent(_iou(score))) for name, score in known.items()]
    return tuple(rows)


def _augment(values: Any) -> str:
    """Such as "any orientation, rotate 45, scale 1.3"; items that are 0 are left out."""
    if not isinstance(values, Mapping):
        return UNKNOWN
    items = [
        f"{name} {value:g}" for name, value in values.items() if isinstance(value, int | float) and value
    ]
    return _text(", ".join([f"{values.get('orientation')} orientation", *items]))


def _iou(score: Any) -> Any:
    return score.get("iou") if isinstance(score, Mapping) else None


def _text(value: Any, otherwise: str = UNKNOWN) -> str:
    return otherwise if value is None else str(value)


def _time(value: Any) -> str:
    """Such as "2026-11-29 14:37 UTC"; as it stands where it is no time."""
    try:
        moment = datetime.fromisoformat(value).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return _text(value)
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _count(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else UNKNOWN


def _percent(value: Any) -> str:
    return percent(value, 1) if isinstance(value, int | float) and 0 <= value <= 1 else "–"
