"""`bench effort`: human seconds until every mask of a folder is good, with and without the engine.

A simulated annotator (see `simulated_annotator`) works through the folder once for each policy, in a session
of the real engine on a clock of its own. While the annotator's seconds pass, networks get as many seconds of
real compute.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.bench.simulation.equal_quality import BRUSH, NO_GOALS, MaskQuality, comparable, goals_of
from engine.bench.simulation.policies import POLICIES, Policy
from engine.bench.simulation.simulated_annotator import TARGET_IOU
from engine.bench.simulation.work_through import work_through
from engine.bench.support.machine import cpu_model, installed_version
from engine.bench.support.options import Choices, say_nothing
from engine.bench.support.plot_file import save_plot
from engine.bench.support.result_store import ResultStore
from engine.bench.support.rows import Row
from engine.bench.support.work_clock import compute_clock
from engine.core import IGNORE, NO_PROGRESS, ClassList, LabelMap, Progress, Reporter, UserError
from engine.files.temporary_folders import temporary_folder

DEFAULT_MINUTES: Final = 600.0
_RULES: Final = 10
"""Version of the annotator; raised when it works differently, as older figures are not comparable."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Images to work through, with the true mask of each.

    Attributes:
        images: files, in the order of work; no two with the same stem.
        truths: by stem; (H, W), 255 where the truth is open.
    """

    name: str
    classes: ClassList
    images: tuple[Path, ...]
    truths: dict[str, LabelMap]


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Rows for each policy, and files of all figures where `choices.out` names one.

    Raises:
        UserError: no such data, policy or class, or the file of figures cannot be written.
    """
    from engine.refine import warm_up

    if data is None:
        raise UserError("This benchmark needs images with true masks.", "Name a dataset: --data DIR.")
    policies = chosen_policies(choices.policy)
    folder = read_folder(data, choices.images, choices.classes)
    minutes = choices.minutes or DEFAULT_MINUTES
    store = ResultStore(choices.out, _settings(folder, minutes))
    choices.describe(_conditions(folder, minutes))
    warm_up(NO_PROGRESS)
    for policy in policies:
        if policy.name in store.figures:
            choices.say(f"{policy.name}: kept in {choices.out}.")
            continue
        goals = {} if policy.name == BRUSH else goals_of(store.figures)
        store.put(policy.name, run_policy(folder, policy, 60.0 * minutes, report, choices.say, goals))
        choices.say(_sentence(policy.name, store.figures[policy.name]))
    outcomes = {policy.name: store.figures[policy.name] for policy in policies}
    if choices.out is not None:
        from engine.bench.simulation.effort_plot import draw

        picture = choices.out.with_suffix(".png")
        save_plot(draw(store.figures, folder.name, len(folder.images)), picture)
        choices.say(f"Figures are in {choices.out}, the plot in {picture}.")
    return [row for name in outcomes for row in rows_of(name, outcomes)]


def chosen_policies(names: Sequence[str]) -> list[Policy]:
    """Policies with these names, in the order of the table; all without names.

    Raises:
        UserError: there is no such policy.
    """
    known = [policy.name for policy in POLICIES]
    for name in names:
        if name not in known:
            raise UserError(f"There is no policy called '{name}'.", f"Choose from: {', '.join(known)}.")
    return [policy for policy in POLICIES if not names or policy.name in names]


def read_folder(data: Path, count: int | None, names: Sequence[str]) -> Folder:
    """The labelled images of a dataset folder.

    Args:
        count: so many of them, spread evenly over the names; None for all.
        names: classes to keep; pixels of others are background, the first class. None for all.

    Raises:
        UserError: something of the folder is missing, or there is no such class.
    """
    from engine.document.image import list_images, read_mask
    from engine.formats.dataset import find_dataset_folder

    dataset = find_dataset_folder(data)
    if dataset.masks is None:
        raise UserError(f"{data} has no folder 'masks'.", "Name a dataset with true masks.")
    masks = {path.stem: path for path in sorted(dataset.masks.glob("*.png"))}
    images = {path.stem: path for path in sorted(list_images(dataset.images)) if path.stem in masks}
    if not images:
        raise UserError(f"{data} has no image with a mask of the same name.", "Masks are masks/NAME.png.")
    stems = sorted(images)
    if count is not None and count < len(stems):
        stems = [stems[k * len(stems) // count] for k in range(count)]
    truths = {stem: read_mask(masks[stem], None, len(dataset.classes)) for stem in stems}
    classes = dataset.classes
    if names:
        classes, table = _only(dataset.classes, names)
        truths = {stem: table[truth] for stem, truth in truths.items()}
    return Folder(data.resolve().name, classes, tuple(images[stem] for stem in stems), truths)


def run_policy(
    folder: Folder,
    policy: Policy,
    most_s: float,
    report: Reporter,
    say: Callable[[str], None] = say_nothing,
    goals: Mapping[str, MaskQuality] = NO_GOALS,
) -> dict[str, Any]:
    """Run of one policy in a temporary project; plain values, see `work_through` for them and the goals."""
    from engine.compute import SteppedCompute
    from engine.jobs import QueueDispatcher
    from engine.service import Service
    from engine.session import CutSettings

    total = len(folder.images)

    def on_work(done: int, seconds: float) -> None:
        report(Progress(done, total, "images", f"{policy.name}, {seconds:.0f} s of work"))

    with temporary_folder("effort") as scratch:
        images = scratch / "images"
        images.mkdir()
        for path in folder.images:
            shutil.copy(path, images / path.name)
        dispatcher = QueueDispatcher()
        compute = SteppedCompute(clock=compute_clock())
        service = Service(dispatcher, compute)
        try:
            if policy.learns:
                compute.get_ready()
            opened = service.create_project(scratch / "effort.inkling", images, folder.classes, NO_PROGRESS)
            # As the window has it.
            opened.session.set_cut_settings(CutSettings(auto_smoothness=True))
            return work_through(
                opened.session, compute, dispatcher, policy, folder.truths, goals, most_s, on_work, say
            )
        finally:
            service.close()
            dispatcher.pump()


# ---- rows


def rows_of(name: str, outcomes: dict[str, dict[str, Any]]) -> list[Row]:
    """Rows of one policy; ratios are of all seconds, over the images that both made as good as the brush."""
    images = outcomes[name]["images"]
    if not images:
        return [Row("in all", None, "s", subject=name, note="no image was begun")]
    seconds = [float(image["seconds"]) for image in images]
    quarter = max(1, len(seconds) // 4)
    done = sum(bool(image["is_done"]) for image in images)
    note = "; ".join(outcomes[name]["errors"])
    figures = [
        ("median", float(np.median(seconds)), "s/image"),
        ("first quarter", float(np.mean(seconds[:quarter])), "s/image"),
        ("last quarter", float(np.mean(seconds[-quarter:])), "s/image"),
        ("in all", sum(seconds), "s"),
        ("done", float(done), "images"),
        *_rows_of_quality(images),
        *_rows_of_untouched(images),
        *((f"of {other}", share, "") for other in outcomes if (share := _share(name, other, outcomes))),
        ("waiting", sum(float(image["waited_s"]) for image in images), "s"),
        ("brush", float(sum(image["brushed"] for image in images)), "corrections"),
        ("scribbles", float(sum(image["scribbled"] for image in images)), "corrections"),
        ("network", float(outcomes[name]["network_s"]), "s"),
        *_rows_of_wall(images),
    ]
    return [
        Row(metric, value, unit, n=len(seconds), subject=name, note=note) for metric, value, unit in figures
    ]


def _rows_of_quality(images: Sequence[dict[str, Any]]) -> list[tuple[str, float, str]]:
    """IoU and boundary F of what was accepted and at the first stop, with the seconds until then."""
    first = [image for image in images if image["first_s"] is not None]
    rows = [
        ("IoU", float(np.mean([image["end_iou"] for image in images])), ""),
        ("boundary F", float(np.mean([image["end_boundary_f"] for image in images])), ""),
        ("as good as brush", float(sum(bool(image["is_as_good"]) for image in images)), "images"),
        ("thinned", float(sum(bool(image["is_thinned"]) for image in images)), "images"),
        ("fitted", float(sum(bool(image["fitted"]) for image in images)), "images"),
        ("resized", float(sum(bool(image["resized"]) for image in images)), "images"),
    ]
    if first:
        rows += [
            ("first stop", sum(float(image["first_s"]) for image in first), "s"),
            ("IoU, first stop", float(np.mean([image["first_iou"] for image in first])), ""),
            ("boundary F, first stop", float(np.mean([image["first_boundary_f"] for image in first])), ""),
        ]
    return rows


def _rows_of_untouched(images: Sequence[dict[str, Any]]) -> list[tuple[str, float, str]]:
    """Shares of images whose prediction was accepted as it was shown, or was at the first stop so.

    Of all images and of the last third: good predictions come late.
    """
    thirds = {"": images, ", last third": images[-max(1, len(images) // 3) :]}
    return [
        (f"untouched{stop}{part}", float(np.mean([bool(image.get(key)) for image in some])), "")
        for part, some in thirds.items()
        for stop, key in (("", "is_untouched"), (" at first stop", "is_first_untouched"))
    ]


def _rows_of_wall(images: Sequence[dict[str, Any]]) -> list[tuple[str, float, str]]:
    """What was looked at on the review wall; of it, what was accepted there, with errors that nobody saw."""
    looked_s = [image["looked_s"] for image in images if image.get("looked_s")]
    on_wall = [image for image in images if image.get("is_on_wall")]
    if not looked_s:
        return []
    looked = [
        ("looked at there", float(len(looked_s)), "images"),
        ("looking there", float(np.mean(looked_s)), "s/image"),
        ("on the wall", float(len(on_wall)), "images"),
    ]
    if not on_wall:
        return looked
    return [
        *looked,
        ("judging there", float(np.mean([image["seconds"] for image in on_wall])), "s/image"),
        ("IoU there", float(np.mean([image["end_iou"] for image in on_wall])), ""),
        ("not noticed", float(sum(not image["is_done"] for image in on_wall)), "images"),
    ]


def _share(name: str, other: str, outcomes: dict[str, dict[str, Any]]) -> float | None:
    """Ratio of the seconds of two policies at equal quality; None for the same one, or without any."""
    if name == other:
        return None
    ours, theirs = (comparable(n, outcomes[n]["images"]) for n in (name, other))
    shared = ours.keys() & theirs.keys()
    return sum(ours[k] for k in shared) / sum(theirs[k] for k in shared) if shared else None


def _sentence(name: str, outcome: dict[str, Any]) -> str:
    images = outcome["images"]
    done = sum(bool(image["is_done"]) for image in images)
    seconds = sum(float(image["seconds"]) for image in images)
    equal = sum(bool(image["is_as_good"]) for image in images)
    said = "" if name == BRUSH else f", {equal} as good as the brush's"
    return f"{name}: {seconds:.0f} s for {len(images)} images, {done} of them good{said}."


def _conditions(folder: Folder, minutes: float) -> str:
    open_share = np.mean([float((truth == IGNORE).mean()) for truth in folder.truths.values()])
    limit = "" if minutes == DEFAULT_MINUTES else f", at most {minutes:g} minutes of work for each policy"
    left_open = f"; the truth leaves {open_share:.0%} of the pixels open" if open_share > 0.005 else ""
    return (
        f"{folder.name}, {len(folder.images)} images, a simulated annotator until IoU {TARGET_IOU:g} or no "
        f"clear error is left, then until as good as the brush's{limit}{left_open}; "
        "networks get the compute of the seconds that pass."
    )


# ---- what is kept


def _settings(folder: Folder, minutes: float) -> dict[str, Any]:
    """Conditions under which two runs are comparable."""
    from engine.models.inputs import pick_device

    truth = hashlib.sha256()
    for stem in sorted(folder.truths):
        truth.update(np.ascontiguousarray(folder.truths[stem]).tobytes())
    return {
        "data": folder.name,
        "images": [path.name for path in folder.images],
        "classes": list(folder.classes.names),
        "truth": truth.hexdigest()[:16],
        "minutes": minutes,
        "target_iou": TARGET_IOU,
        "rules": _RULES,
        "processor": cpu_model(),
        "device": pick_device().type,
        "torch": installed_version("torch"),
    }


def _only(classes: ClassList, names: Sequence[str]) -> tuple[ClassList, LabelMap]:
    """The background and the classes with these names, and a table from old ids to new ones."""
    known = classes.names
    for name in names:
        if name not in known:
            raise UserError(f"There is no class called '{name}'.", f"Choose from: {', '.join(known)}.")
    wanted = [name for name in known[1:] if name in names]
    table = np.zeros(256, np.uint8)
    table[IGNORE] = IGNORE
    for new_id, name in enumerate(wanted, start=1):
        table[known.index(name)] = new_id
    return ClassList.from_names([known[0], *wanted]), table
