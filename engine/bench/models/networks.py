"""`bench networks`: every architecture of the catalogue trained alike and measured, a line at a time.

On a graphics card: full resolution and some minutes of training each. On a processor a
reduced form that ranks them: images of a quarter of the side, a fixed number of steps.
Each network has a process of its own; finished lines are kept in a file and not repeated.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from engine.bench.models.network_run import Outcome, Trial, run_trial
from engine.bench.support.machine import cpu_model, installed_version
from engine.bench.support.options import Choices
from engine.bench.support.rows import Row
from engine.core import Reporter, UserError
from engine.files.temporary_folders import temporary_folder
from engine.models.catalog import ARCHITECTURES, architecture_info
from engine.models.inputs import pick_device
from engine.models.spec import Setting
from engine.processes.isolated import IsolatedProcessError, run_isolated

_FILE: Final = "bench-networks.jsonl"
LINE_KEYS: Final = ("architecture", "settings", "outcome", "failure")
"""What every line of the file has."""
# Loading torch, reading images and checking come on top of the training, several times over on
# a busy machine.
_GRACE_S: Final = 600.0

_ON_CARD: Final = {"scale": 1, "crop_px": 352, "batch": 12, "minutes": 15.0, "steps": None, "val_every": 1}
# Two quiet cores make about 60 GFLOP/s: the whole catalogue takes some twenty minutes.
_ON_PROCESSOR: Final = {"scale": 4, "crop_px": 64, "batch": 4, "minutes": 1.0, "steps": 100, "val_every": 3}

# On a processor, those whose steps would take ten seconds and more are narrower than published.
_NARROW: Final[Mapping[str, Mapping[str, Setting]]] = {
    "deconvnet": {"width": 32, "fc_width": 1024},
    "unet-original": {"width": 32},
    "patch-cnn": {"width": 8},
}

_COLUMNS: Final = (
    # Field of `Outcome`, heading, unit, factor.
    ("mean_iou", "mIoU", "%", 100.0),
    ("pixel_accuracy", "pixels right", "%", 100.0),
    ("boundary_f", "boundary F", "%", 100.0),
    ("parameters", "parameters", "M", 1e-6),
    ("steps", "steps", "", 1.0),
    ("train_s", "training", "s", 1.0),
    ("cpu_images_s", "CPU", "images/s", 1.0),
    ("gpu_images_s", "GPU", "images/s", 1.0),
    ("memory_mib", "memory", "MiB", 1.0),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One network's outcome, or the reason why there is none."""

    architecture: str
    outcome: Outcome | None
    failure: str = ""


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Rows of all chosen architectures, the best mIoU first, those that failed last.

    Args:
        data: a dataset folder with true masks; `split-train.txt` and `split-val.txt` name the splits,
            without them every fourth image is held back.

    Raises:
        UserError: no such data or architecture, or the file of rows cannot be written.
    """
    if data is None:
        raise UserError("This benchmark needs images with true masks.", "Name a dataset: --data DIR.")
    names = choices.arch or tuple(info.name for info in ARCHITECTURES)
    for name in names:
        architecture_info(name)
    plan = _plan(data, choices)
    results = NetworkResults(choices.out or default_file(), settings_of(plan))
    choices.describe(_heading(plan))
    choices.say(f"Finished lines are kept in {results.path}; remove it to measure again.")
    lines = [_measured(_trial(plan, name), results, report, choices) for name in names]
    lines.sort(key=lambda line: -1.0 if line.outcome is None else line.outcome.mean_iou or 0.0, reverse=True)
    return [row for line in lines for row in rows_of(line)]


def _measured(trial: Trial, results: NetworkResults, report: Reporter, choices: Choices) -> Line:
    """The stored line of this trial, or a new one."""
    stored = results.outcome(trial.architecture)
    line = Line(trial.architecture, stored)
    if stored is None:
        try:
            limit_s = 2 * 60 * trial.minutes + _GRACE_S
            # Here, so that the model file goes even when its process is killed.
            with temporary_folder("networks") as folder:
                request = replace(trial, scratch=folder)
                line = Line(trial.architecture, run_isolated(run_trial, request, report, limit_s))
        except IsolatedProcessError as error:
            line = Line(trial.architecture, None, error.summary)
        results.append(line)
    choices.say(_sentence(line, is_kept=stored is not None))
    return line


def _plan(data: Path, choices: Choices) -> Trial:
    """What all networks have in common; its architecture is still empty."""
    is_card = pick_device().type == "cuda"
    values: dict[str, Any] = dict(_ON_CARD if is_card else _ON_PROCESSOR)
    if choices.minutes is not None:
        values["minutes"] = choices.minutes
    if choices.steps is not None:
        values["steps"] = choices.steps
    return Trial(
        architecture="",
        data=data,
        pretrained=bool(choices.pretrained),
        is_choosing=is_card,
        is_timing_processor=is_card,
        **values,
    )


def _trial(plan: Trial, name: str) -> Trial:
    """The plan for one architecture: as published, or narrower where only a processor is there."""
    settings = _NARROW.get(name, {}) if plan.scale > 1 else {}
    return replace(plan, architecture=name, settings=dict(settings))


def _heading(plan: Trial) -> str:
    start = "ImageNet weights where they are to be had" if plan.pretrained else "random weights"
    if plan.steps is None:
        length = f"{plan.minutes:g} minutes"
    else:
        length = f"{plan.steps} steps, or {plan.minutes:g} minutes where those come first,"
    form = "full resolution" if plan.scale == 1 else f"reduced form: 1/{plan.scale} of each side"
    return (
        f"{plan.data.resolve().name}, {form}, from {start}, {length} of {plan.batch} patches of "
        f"{plan.crop_px} px, loss {plan.loss}, {plan.optimizer}; speed and scores at this resolution, on "
        f"{'all' if plan.val_every == 1 else f'one in {plan.val_every}'} of the held-back images."
    )


# ---- the file of finished lines


def default_file() -> Path:
    """Default file of the lines."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("inkling", False)) / _FILE


def settings_of(plan: Trial) -> dict[str, Any]:
    """Conditions under which two measurements are comparable, as plain values."""
    of_one = ("architecture", "settings", "scratch")
    shared = {name: getattr(plan, name) for name in plan.__dataclass_fields__ if name not in of_one}
    return shared | {
        "data": plan.data.resolve().name,
        "narrow": {name: dict(settings) for name, settings in _NARROW.items()},
        "processor": cpu_model(),
        "device": pick_device().type,
        "torch": installed_version("torch"),
    }


class NetworkResults:
    """Lines of JSON, one for each network that was measured; only those of the same settings count.

    Raises:
        UserError: the file cannot be read or written.
    """

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        self.path = path
        self._settings = json.loads(json.dumps(settings))
        self._outcomes: dict[str, Outcome] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            is_new = not path.exists()
            text = "" if is_new else path.read_text(encoding="utf-8")
            path.open("a", encoding="utf-8").close()
            if is_new:
                path.unlink()  # A run that is stopped before its first line leaves no empty file.
        except (OSError, UnicodeDecodeError) as error:
            raise UserError(
                f"The rows cannot be kept in {path}: {error}.", "Name another file with --out."
            ) from error
        # A line that a crash cut off must not be joined by the next one.
        self._is_torn = bool(text) and not text.endswith("\n")
        for line in text.splitlines():
            self._take(line)

    def outcome(self, architecture: str) -> Outcome | None:
        """The stored measurement; None for a network that failed or was never tried."""
        return self._outcomes.get(architecture)

    def append(self, line: Line) -> None:
        """Write one line so that it survives whatever comes next."""
        outcome = None if line.outcome is None else line.outcome.to_json()
        values = (line.architecture, self._settings, outcome, line.failure)
        record = dict(zip(LINE_KEYS, values, strict=True))
        with self.path.open("a", encoding="utf-8") as file:
            file.write(("\n" if self._is_torn else "") + json.dumps(record) + "\n")
            file.flush()
            os.fsync(file.fileno())
        self._is_torn = False

    def _take(self, text: str) -> None:
        try:
            record = json.loads(text)
            if record["settings"] == self._settings and record["outcome"] is not None:
                self._outcomes[str(record["architecture"])] = Outcome(**record["outcome"])
        except (ValueError, KeyError, TypeError):
            # Cut off by a crash, or of another version: measured again.
            return


# ---- words and figures


def rows_of(line: Line) -> list[Row]:
    """A figure a column, or one without a value that says why."""
    if line.outcome is None:
        return [Row("mIoU", None, "%", subject=line.architecture, note=line.failure)]
    values = line.outcome.to_json()
    note = "; ".join(part for part in (_narrowness(line), line.outcome.note) if part)
    return [
        Row(heading, values[name] * factor, unit, subject=line.architecture, note=note)
        for name, heading, unit, factor in _COLUMNS
        if values[name] is not None
    ]


def _narrowness(line: Line) -> str:
    """Differences from the published network; may be empty."""
    if line.outcome is None or not line.outcome.settings:
        return ""
    listed = ", ".join(f"{name} {value}" for name, value in line.outcome.settings.items())
    return f"reduced: {listed}; {line.outcome.published_parameters / 1e6:.1f} M parameters as published"


def _sentence(line: Line, *, is_kept: bool) -> str:
    if line.outcome is None:
        return f"{line.architecture}: failed. {line.failure}"
    figures = [f"{row.metric} {row.value:.4g} {row.unit}".strip() for row in rows_of(line)]
    note = rows_of(line)[0].note
    ending = f"{f'; {note}' if note else ''}{' (kept)' if is_kept else ''}"
    return f"{line.architecture}: {', '.join(figures)}{ending}"
