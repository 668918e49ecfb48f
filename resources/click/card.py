"""The model card of a click network: what it has learned from, under which terms, and how it was trained."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from engine.files.atomic import atomic_file
from resources.click.samples import HELD_BACK, LEFT_OUT

CARD = "MODEL_CARD.md"


def card_text(data: Path, record: Mapping[str, float]) -> str:
    """The card of a network that has learned from the sets of `data`/index.csv.

    Args:
        record: of the file: steps, minutes, seed, and once they are learned the weights of the odds.
    """
    with (data / "index.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["set"] not in LEFT_OUT]
    trained = f"{record['steps']:g} steps in {record['minutes']:g} minutes, seed {record['seed']:g}"
    lines = [
        "# Click network",
        "",
        "Log odds of the object that clicks show, for the tool *Click* of Inkling, made by",
        "`resources/click/train.py`. Its encoder started from EfficientNet-Lite0 with ImageNet weights",
        "(Apache-2.0). The images are no part of it and are not shipped.",
        "",
        f"Trained for {trained}; one image of {HELD_BACK} was held back.",
    ]
    if "first" in record:
        weights = f"{record['first']:g} in the first mask of an object and {record['later']:g} in later ones"
        learned = f"the latter learned on {record['objects_weighed']:g} objects held back"
        lines += ["", f"Its odds count {weights}, {learned}."]
    lines += ["", "| set | images | from | terms |", "|---|---:|---|---|"]
    for row in rows:
        count, origin, terms = (row.get(key) or "" for key in ("images", "repo", "terms"))
        lines.append(f"| {row['set']} | {count} | {origin} | {terms or 'not stated'} |")
    return "\n".join([*lines, ""])


def write_card(file: Path, data: Path, record: Mapping[str, float]) -> None:
    """The card beside the network's file, whole or not at all."""
    with atomic_file(file.with_name(CARD)) as path:
        path.write_text(card_text(data, record), encoding="utf-8")
