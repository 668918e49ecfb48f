"""Goals of `bench canvas`, and the figures that are held against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

OVERLAYS: Final = ", outlines and uncertainty"
"""End of the name of a case with both shown."""

_CASE_GOALS_MS: Final = {
    "pan at 1:1": 4.0,
    "pan zoomed out": 4.0,
    "wheel": 8.0,
    "40-px brush": 1.0,
    "2000-px brush": 6.0,
    "opacity": 6.0,
}
_FINE_GOAL_MS: Final = 16.0
_FRAME_MS: Final = 1000 / 60


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure with its goal.

    Attributes:
        values: what was measured, each one; percentiles are made of them.
        judged: the percentile that the goal is about; 100 is the largest value, 50 the median.
        goal: largest value that reaches the goal; None where it has none.
        peers: values of other programs by their names; a sentence where one has none.
        work: processor time of the window's thread for the same, where that was measured.
    """

    group: str
    name: str
    values: tuple[float, ...]
    unit: str
    goal: float | None
    judged: float = 95.0
    peers: Mapping[str, tuple[float, ...] | str] | None = None
    work: tuple[float, ...] = ()

    @property
    def judged_value(self) -> float:
        return float(np.percentile(self.values, self.judged))

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        return None if self.goal is None else self.judged_value <= self.goal


def case_figures(
    group: str, part: Mapping[str, Any], peers: Mapping[str, Mapping[str, Any]], *, is_fine: bool
) -> list[Figure]:
    """Figures of the cases over one large image.

    Args:
        part: result of the probe.
        peers: results of the other programs by their names; `{"reason": ...}` where one did not run.
        is_fine: at a device pixel ratio of 2, where one goal holds for all cases.
    """
    figures = []
    for name, timings in part["cases"].items():
        case, _, overlays = name.partition(OVERLAYS[:2])
        goal = _FINE_GOAL_MS if is_fine else _CASE_GOALS_MS[case] * (2 if overlays else 1)
        figures.append(
            Figure(
                group,
                name,
                tuple(timings["wall_ms"]),
                "ms",
                goal,
                peers={peer: _peer_values(result, name) for peer, result in peers.items()},
                work=tuple(timings["work_ms"]),
            )
        )
    return figures


def pixel_figures(group: str, part: Mapping[str, Any]) -> list[Figure]:
    """Pixels that differ from the plain composition; the goal is none."""
    return [
        Figure(
            group, f"pixels that differ from the plain composition, {name}", (float(c["differing"]),), "", 0
        )
        for name, c in part["pixels"].items()
    ]


def memory_figures(group: str, memory: Mapping[str, Mapping[str, float]], goal_mib: float) -> list[Figure]:
    """The peak of the resident memory, and what is resident, at each moment that was looked at."""
    figures = []
    for moment, values in memory.items():
        # With a synthetic prediction of every pixel in the window itself it is another quantity.
        goal = None if moment in ("overlays", "before") else goal_mib
        peak = values.get("peak", values["rss"])
        figures.append(Figure(group, f"peak of the resident memory, {moment}", (peak,), "MiB", goal))
        if "pss" in values:
            figures.append(Figure(group, f"proportional set size, {moment}", (values["pss"],), "MiB", goal))
    return figures


def opening_figures(part: Mapping[str, Any]) -> list[Figure]:
    """Seconds until the first picture, when opened first and again."""
    goals = {"opened, first picture": 1.0, "opened again, first picture": 0.1}
    return [
        Figure("JPEG", name, (seconds,), "s", goals.get(name)) for name, seconds in part["seconds"].items()
    ]


def crowd_figures(part: Mapping[str, Any]) -> list[Figure]:
    """Opening, frames and memory with very many images."""
    name = f"{part['rows']:,} images"
    figures = [Figure(name, "opened", (part["seconds"],), "s", 1.0)]
    for case, timings in part["cases"].items():
        values, work = tuple(timings["block_ms"]), tuple(timings["work_ms"])
        figures.append(Figure(name, f"{case}: frame", values, "ms", _FRAME_MS, work=work))
    return figures + memory_figures(name, {"crowd": part["memory"]["crowd"]}, 300.0)


def acceptance_figures(part: Mapping[str, Any]) -> list[Figure]:
    """The window's thread while a large image is accepted."""
    name = f"accepting {part['megapixels']:.0f} megapixels"
    return [
        Figure(
            name,
            f"longest block of the window's thread, {kind}",
            tuple(values["longest_ms"]),
            "ms",
            8.0,
            work=tuple(values["work_ms"]),
        )
        for kind, values in part["kinds"].items()
    ]


def loop_figures(gaps_ms: Sequence[float]) -> list[Figure]:
    """Gaps between the beats of the window while a network trains and predicts."""
    name = "painting, training and predicting"
    values = tuple(gaps_ms)
    return [
        Figure(name, "gap between events, 99th percentile", values, "ms", 8.0, judged=99.0),
        Figure(name, "gap between events, longest", values, "ms", 33.0, judged=100.0),
    ]


def _peer_values(result: Mapping[str, Any], name: str) -> tuple[float, ...] | str:
    if "reason" in result:
        return str(result["reason"])
    timings = result["cases"].get(name)
    if timings is None:
        return "cannot"
    is_still = timings["late"] == len(timings["wall_ms"])
    return "does not move" if is_still else tuple(timings["wall_ms"])
