"""Page of `bench import`: written by a whole run, with the peer beside each figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.bench import load_bench
from engine.bench.files import import_page
from engine.bench.support.machine import describe_machine
from engine.bench.support.options import Choices
from engine.core import NO_PROGRESS


def test_a_small_run_has_every_figure_and_writes_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_page, "PAGE", tmp_path / "import.md")
    rows = load_bench("import")(None, NO_PROGRESS, Choices(images=12))
    assert [row.unit for row in rows] == ["masks/s", "ms", "masks/s", "ms", "s"]
    assert all(row.value is not None and row.value >= 0 for row in rows)
    assert not (tmp_path / "import.md").exists()
    import_page.write_page(rows, describe_machine(), is_whole=True)
    text = (tmp_path / "import.md").read_text(encoding="utf-8")
    assert all(row.metric in text for row in rows)
    assert describe_machine()["cpu"] in text
