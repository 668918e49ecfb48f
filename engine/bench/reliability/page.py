"""Page docs/measurements/reliability.md, written by the benchmark in a checkout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from engine.bench.reliability.kills import ORPHAN_S, KillResult
from engine.bench.reliability.limits import LimitResult, day_results, kill_results, long_test_results
from engine.bench.reliability.long_tests import LongTestResult
from engine.bench.support.machine import PROGRAM_FOLDER

PAGE: Final = PROGRAM_FOLDER / "docs" / "measurements" / "reliability.md"

_INTRODUCTION: Final = """# Reliability

Made by `python main.py bench reliability`; do not edit. `--kills`, `--inputs`, `--moments` and `--hours`
shorten a part, 0 leaves it out; a part that was left out keeps the figures of its last run.
"""
_KILLS_NAME: Final = "kill -9 at random moments"
_KILLS: Final = f"""A process that does the work is forked and killed at a moment drawn evenly from its
life. Then the project is opened again. A *problem* is an acknowledged step that is gone, an accepted image
that is not accepted, a mask file that differs from the journal, a file outside the project that is new,
gone or changed, a half export, a damaged database or safety copy, a temporary file that is still there, or
a process that lives {ORPHAN_S:g} s after its parent. A step is acknowledged when the program has said that
all is stored. The clock of *learning* begins with the first step of a network that its compute process
trains; *while training* counts the kills that met a training under way.
"""
_DAY_NAME: Final = "A day of work"
_DAY: Final = """The real window (offscreen, with mouse events and actions): on each image scribbles of two
classes, a cut, undo and redo, a brush stroke, accept; learning by itself goes on beside it. The script
makes no pauses: an hour stands for 62.5 images, which a person labels in 58 s each. Lateness is the gap
between the beats of a 4 ms timer on the window's thread. The first eighth of the day is the warm-up:
networks are loaded, and in its middle the script waits for the first model, which a person has by then; the
lateness of the first eighth is that of its second half.
"""
_HEADING: Final = "## "


def write_page(
    kills: Mapping[str, KillResult],
    tests: Sequence[LongTestResult],
    samples: Sequence[Mapping[str, Any]],
    machine: Mapping[str, Any],
) -> None:
    """Write the parts that ran into the page; nothing in an installed program, which has no documents."""
    if not PAGE.parent.is_dir():
        return
    conditions = _conditions(machine)
    parts = _parts_of_page(PAGE.read_text(encoding="utf-8")) if PAGE.is_file() else {}
    if kills:
        parts[_KILLS_NAME] = _part(conditions, _KILLS, _kill_table(kills), kill_results(kills))
    for test in tests:
        name = test.test.name.capitalize()
        parts[name] = _part(conditions, "", _test_lines(test), long_test_results([test]))
    if samples:
        parts[_DAY_NAME] = _part(conditions, _DAY, _day_table(samples), day_results(samples))
    text = "\n".join([_INTRODUCTION, *(f"{_HEADING}{name}\n\n{part}" for name, part in parts.items())])
    PAGE.write_text(text, encoding="utf-8")


def _conditions(machine: Mapping[str, Any]) -> str:
    versions = machine["libraries"]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}: {machine['cpu']}, "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"load {machine['load_1min']} before; {machine['system']}, Python {machine['python']}, "
        f"torch {versions['torch']}.\n"
    )


def _parts_of_page(text: str) -> dict[str, str]:
    """Parts of an earlier page by their headings, in its order."""
    parts: dict[str, str] = {}
    for piece in f"\n{text}".split(f"\n{_HEADING}")[1:]:
        name, _, body = piece.partition("\n")
        parts[name] = body.strip("\n") + "\n"
    return parts


def _test_lines(result: LongTestResult) -> str:
    end = "passed" if result.is_passed else "**failed**"
    command = " ".join(
        [*(f"{k}={v}" for k, v in result.test.environment.items()), "python", *result.test.arguments]
    )
    return f"`{command}`: {end}.\n\n" + "".join(f"    {line}\n" for line in result.lines)


def _part(conditions: str, introduction: str, figures: str, results: Sequence[LimitResult]) -> str:
    limits = "Limits:\n\n" + "".join(f"- {limit.line}\n" for limit in results)
    return "\n".join(piece for piece in (conditions, introduction, figures, limits) if piece)


def _kill_table(kills: Mapping[str, KillResult]) -> str:
    lines = [
        "| work | killed | ended before | while training | acknowledged steps | problems "
        "| longest life of a child, s |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, result in kills.items():
        lines.append(
            f"| {name} | {result.kills} | {result.ended} | {result.trained} | {result.acknowledged} "
            f"| {len(result.problems)} | {result.longest_orphan_s:.2f} |"
        )
    totals = [
        str(sum(getattr(result, key) for result in kills.values()))
        for key in ("kills", "ended", "trained", "acknowledged")
    ]
    problems = [line for result in kills.values() for line in result.problems]
    longest = max(result.longest_orphan_s for result in kills.values())
    lines.append(f"| all | {' | '.join(totals)} | {len(problems)} | {longest:.2f} |")
    return "\n".join(lines) + "\n" + "".join(f"\n- {line}" for line in problems) + ("\n" if problems else "")


def _day_table(samples: Sequence[Mapping[str, Any]]) -> str:
    lines = [
        "| images accepted | window, MiB | compute process, MiB | handles | threads | gap p50, ms | p99, ms "
        "| longest, ms | models | seconds |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for sample in samples:
        lines.append(
            f"| {sample['images']} | {sample['window_mib']:.0f} | {sample['compute_mib']:.0f} "
            f"| {sample['handles']} | {sample['threads']} | {sample['p50_ms']:.1f} | {sample['p99_ms']:.1f} "
            f"| {sample['longest_ms']:.0f} | {sample['models']} | {sample['seconds']:.0f} |"
        )
    return "\n".join(lines) + "\n"
