"""Figures of several subjects become one table, for the terminal and for the documents."""

from __future__ import annotations

import argparse
import io
from dataclasses import fields
from typing import Any

import pytest

from engine.bench.support.options import Choices
from engine.bench.support.rows import Row
from engine.bench.support.tables import as_markdown, as_text, table_lines
from engine.commands import bench
from engine.commands.support.terminal import Terminal
from engine.core import UserError

ROWS = [
    bench.as_json(row)
    for row in (
        Row("mIoU", 61.25, "%", subject="unet", spread=1.5),
        Row("steps", 60.0, "", subject="unet"),
        Row("mIoU", None, "%", subject="segnet", note="It fell over."),
    )
]


def options(name: str, **changes: Any) -> argparse.Namespace:
    nothing = dict.fromkeys(["data", *(field.name for field in fields(Choices))])
    return argparse.Namespace(name=name, **(nothing | changes))


def test_a_subject_has_a_line_and_a_metric_a_column() -> None:
    assert table_lines(ROWS) == [
        ["", "mIoU (%)", "steps", ""],
        ["unet", "61.25 ± 1.5", "60", ""],
        ["segnet", "-", "-", "It fell over."],
    ]


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert as_text(table_lines(ROWS)) == [
        "           mIoU (%)  steps",
        "unet    61.25 ± 1.5     60",
        "segnet            -      -  It fell over.",
    ]


def test_markdown_has_a_rule_below_the_heading() -> None:
    assert as_markdown(table_lines(ROWS))[:3] == [
        "|  | mIoU (%) | steps |  |",
        "| --- | ---: | ---: | --- |",
        "| unet | 61.25 ± 1.5 | 60 |  |",
    ]


def test_the_metric_in_json_names_its_subject() -> None:
    assert [row["metric"] for row in ROWS] == ["unet: mIoU", "unet: steps", "segnet: mIoU"]
    assert ROWS[2]["value"] is None


@pytest.mark.parametrize(
    ("name", "changes", "told"),
    [
        ("cut", {"arch": ["unet"]}, "takes no --arch"),
        ("networks", {"seeds": 3}, "takes no --seeds"),
        ("networks", {"kills": 5}, "takes no --kills"),
    ],
)
def test_an_option_of_another_benchmark_is_refused(name: str, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(UserError, match=told):
        bench.run(options(name, **changes), Terminal(io.StringIO(), io.StringIO()))


def test_options_reach_the_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Choices] = []

    def measure(data: Any, report: Any, choices: Choices) -> list[Row]:
        seen.append(choices)
        choices.describe("Measured at night.")
        return [Row("mIoU", 50.0, "%", subject="unet")]

    monkeypatch.setattr("engine.bench.load_bench", lambda name: measure)
    words = io.StringIO()
    result = bench.run(options("networks", arch=["unet"], steps=4), Terminal(words, io.StringIO()))
    assert (seen[0].arch, seen[0].steps) == (("unet",), 4)
    assert result["rows"][0]["subject"] == "unet"
    assert result["conditions"] == words.getvalue().splitlines()[0] == "Measured at night."
    assert words.getvalue().splitlines()[-1].split() == ["unet", "50"]
