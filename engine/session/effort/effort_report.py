"""Effort report of a project: by image, by class, in the order of acceptance; as sentences and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from engine.core import ClassList, ImageId, ModelId
from engine.core.words import counted_images
from engine.files.atomic import atomic_file
from engine.files.own_results import is_sealed_csv, sealed_csv
from engine.files.write_guard import WriteGuard
from engine.session.effort.effort_meter import Effort, summed
from engine.storage import EffortRow, Project, WorkSession

COMPARED: Final = 10
"""So many images at the beginning and at the end are compared; fewer while there are fewer than 20."""

NO_CLASS: Final = "(whole image)"
"""Name, in tables, of the work that belongs to no class: deciding, undoing, looking around, the eraser."""

COLUMNS: Final = (
    "image", "turn", "began", "accepted", "model", "agreement", "mean_iou",
    "class_id", "class", "iou", "strokes", "clicks", "keys", "undos", "seconds",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClassWork:
    """What was done for one class; `class_id` None for what belongs to none. `iou` is the prediction's."""

    class_id: int | None
    name: str
    effort: Effort
    iou: float | None = None


@dataclass(frozen=True, slots=True)
class ImageWork:
    """What one image has cost until it was accepted, or, while `accepted` is None, until now.

    `turn` is 1 up to the first acceptance, 2 for what was corrected afterwards, and so on. Times are
    ISO 8601 in UTC. `agreement` and `mean_iou` (0-1) tell how good the prediction was that the first
    correction met, `model_id` whose it was; None where there was none. The classes' efforts add up to
    `effort`.
    """

    image_id: ImageId
    image: str
    turn: int
    began: str
    accepted: str | None
    model_id: ModelId | None
    agreement: float | None
    mean_iou: float | None
    classes: tuple[ClassWork, ...]

    @property
    def effort(self) -> Effort:
        return summed(work.effort for work in self.classes)

    @property
    def is_as_predicted(self) -> bool:
        """Whether nothing that was predicted was changed: how good that was is not known then."""
        return self.agreement == 1.0


@dataclass(frozen=True, slots=True)
class EffortReport:
    """Everything that the meter knows of a project.

    `works` come in the order of acceptance, those that are still open last; `classes` are totals of
    all of them, each class of the project first and then what belongs to none.
    """

    works: tuple[ImageWork, ...]
    classes: tuple[ClassWork, ...]

    @property
    def effort(self) -> Effort:
        return summed(work.effort for work in self.classes)

    @property
    def accepted(self) -> tuple[ImageWork, ...]:
        """Images in the order in which they were accepted for the first time."""
        return tuple(work for work in self.works if work.accepted is not None and work.turn == 1)

    @property
    def corrected_later(self) -> tuple[ImageWork, ...]:
        """Work on images that had been accepted before."""
        return tuple(work for work in self.works if work.turn > 1)


def effort_report(project: Project) -> EffortReport:
    """What is stored of the project now; what the open image costs is stored with every edit."""
    classes = project.classes
    by_image: dict[ImageId, list[WorkSession]] = {}
    for session in project.effort_log.all():
        by_image.setdefault(session.image_id, []).append(session)
    works = [
        _work(part, turn, classes)
        for sessions in by_image.values()
        for turn, part in enumerate(_turns(sessions), start=1)
    ]
    # Ids of images break ties between times, so that the order is always the same.
    works.sort(key=lambda w: (w.accepted is None, w.accepted or w.began, w.image_id, w.turn))
    totals: dict[int | None, Effort] = {c.id: Effort() for c in classes}
    for work in works:
        for part in work.classes:
            totals[part.class_id] = totals.get(part.class_id, Effort()) + part.effort
    totals[None] = totals.pop(None, Effort())
    named = tuple(ClassWork(c, _class_name(c, classes), effort) for c, effort in totals.items())
    return EffortReport(tuple(works), named)


def running_median(values: Sequence[float], window: int = 5) -> list[float]:
    """The median of each value and the `window - 1` before it, fewer at the beginning."""
    return [median(values[max(0, end - window) : end]) for end in range(1, len(values) + 1)]


def new_models(works: Sequence[ImageWork]) -> list[tuple[int, ModelId]]:
    """(index, model) of the works whose prediction came from another model than the one before."""
    found: list[tuple[int, ModelId]] = []
    for index, work in enumerate(works):
        if work.model_id is not None and (not found or found[-1][1] != work.model_id):
            found.append((index, work.model_id))
    return found


# ---- in words


def seconds_text(seconds: float) -> str:
    """Such as "4.2 s", "38 s", "3 min 05 s" or "2 h 07 min"."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02d} min"


def sentences(report: EffortReport) -> list[str]:
    """What the figures say, one sentence each; empty before the first accepted image."""
    works = report.accepted
    if not works:
        return []
    seconds = [work.effort.seconds for work in works]
    if len(works) < 4:
        each = " each" if len(works) > 1 else ""
        said = [f"{counted_images(len(works))} accepted so far, {seconds_text(median(seconds))}{each}."]
    else:
        count = min(COMPARED, len(works) // 2)
        first, last = seconds_text(median(seconds[:count])), seconds_text(median(seconds[-count:]))
        said = [f"The last {count} images took {last} each, the first {count} took {first}."]
    predicted = [(work, work.mean_iou) for work in works if work.mean_iou is not None]
    overlaps = [iou for work, iou in predicted if not work.is_as_predicted]
    if len(overlaps) >= 4:
        count = min(COMPARED, len(overlaps) // 2)
        said.append(
            f"Before your corrections the predictions had an IoU of {median(overlaps[-count:]):.2f} on the"
            f" last {count} images, {median(overlaps[:count]):.2f} on the first {count}."
        )
    elif overlaps:
        said.append(f"Before your corrections the predictions had an IoU of {median(overlaps):.2f}.")
    untouched = len(predicted) - len(overlaps)
    if untouched:
        said.append(
            f"In {counted_images(untouched)} nothing that was predicted was changed, which does not tell how"
            " good the predictions were."
        )
    later = report.corrected_later
    if later:
        images = len({work.image_id for work in later})
        time = seconds_text(sum(work.effort.seconds for work in later))
        said.append(f"Correcting {counted_images(images)} again after acceptance took {time}.")
    return said


# ---- as files


def csv_rows(report: EffortReport) -> Iterable[tuple[Any, ...]]:
    """The values of `COLUMNS`, one row for each image, turn and class; empty text where there is none.

    Each stroke and second stands in one row only, so that columns can be summed.
    """
    for work in report.works:
        for part in work.classes:
            effort = part.effort
            yield (
                work.image,
                work.turn,
                work.began,
                work.accepted or "",
                work.model_id or "",
                _share(work.agreement),
                _share(work.mean_iou),
                "" if part.class_id is None else part.class_id,
                "" if part.class_id is None else part.name,
                _share(part.iou),
                effort.strokes,
                effort.clicks,
                effort.keys,
                effort.undos,
                f"{effort.seconds:.3f}",
            )


def write_csv(report: EffortReport, path: Path) -> None:
    """Write `csv_rows` under their names: UTF-8, quoted as RFC 4180 says; whole or not at all.

    Raises:
        UserError: it cannot be written there.
    """
    # Whoever comes here has been asked about a file that is there: by a dialog, or by the command's guard.
    target = WriteGuard().check_file(path, lambda _: True)
    with atomic_file(target) as temporary:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(csv_rows(report))
        temporary.write_bytes(sealed_csv(COLUMNS, text.getvalue().encode("utf-8", "backslashreplace")))


def is_effort_csv(path: Path) -> bool:
    """Whether `path` is a table that `write_csv` has written and nobody has changed since."""
    return is_sealed_csv(path, COLUMNS)


def to_json(report: EffortReport) -> dict[str, Any]:
    """Everything as plain JSON values; `total` and `classes` are sums over `images`."""
    return {
        "total": _effort_json(report.effort),
        "classes": [_class_json(work) for work in report.classes],
        "images": [
            {
                "image": work.image,
                "turn": work.turn,
                "began": work.began,
                "accepted": work.accepted,
                "model": work.model_id,
                "agreement": work.agreement,
                "mean_iou": work.mean_iou,
                **_effort_json(work.effort),
                "classes": [_class_json(part) | {"iou": part.iou} for part in work.classes],
            }
            for work in report.works
        ],
        "sentences": sentences(report),
    }


# ---- inside


def _turns(sessions: Sequence[WorkSession]) -> Iterable[list[WorkSession]]:
    """The work sessions of one image, in order, each part up to and with an acceptance; the rest last."""
    part: list[WorkSession] = []
    for session in sessions:
        part.append(session)
        if session.accepted is not None:
            yield part
            part = []
    if part:
        yield part


def _work(sessions: Sequence[WorkSession], turn: int, classes: ClassList) -> ImageWork:
    last = sessions[-1]
    overlap = {} if last.agreement is None else last.agreement.iou
    efforts: dict[int | None, Effort] = {}
    for session in sessions:
        for row in session.rows:
            efforts[row.class_id] = efforts.get(row.class_id, Effort()) + row
    ids = sorted({*overlap, *(c for c in efforts if c is not None)})
    order: list[int | None] = [*ids, *([None] if None in efforts or not ids else [])]
    return ImageWork(
        last.image_id,
        last.image,
        turn,
        sessions[0].began,
        last.accepted,
        last.model_id,
        None if last.agreement is None else last.agreement.share,
        None if last.agreement is None else last.agreement.mean_iou,
        tuple(
            ClassWork(
                c,
                _class_name(c, classes),
                efforts.get(c, Effort()),
                None if c is None else overlap.get(c),
            )
            for c in order
        ),
    )


def _class_name(class_id: int | None, classes: ClassList) -> str:
    if class_id is None:
        return NO_CLASS
    return classes[class_id].name if class_id < len(classes) else f"class {class_id}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _effort_json(effort: Effort | EffortRow) -> dict[str, Any]:
    return {
        "strokes": effort.strokes,
        "clicks": effort.clicks,
        "keys": effort.keys,
        "undos": effort.undos,
        "seconds": round(effort.seconds, 3),
    }


def _class_json(work: ClassWork) -> dict[str, Any]:
    name = None if work.class_id is None else work.name
    return {"class_id": work.class_id, "class": name, **_effort_json(work.effort)}
