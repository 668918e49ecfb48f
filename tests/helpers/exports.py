"""Formats of exports whose packages are installed here."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import ClassList, UserError
from engine.formats.catalog import WRITERS
from engine.formats.outgoing.contents import OutgoingDataset
from engine.formats.outgoing.options import DEFAULT_OPTIONS
from engine.instances import InstanceSettings


def skip_without_extra(format_name: str, folder: Path) -> None:
    """Skip the test where the format needs a package that is an extra and not installed."""
    dataset = OutgoingDataset("T", ClassList.from_names(["a", "b"]), InstanceSettings(), DEFAULT_OPTIONS)
    probe = folder / "probe of the format"
    probe.mkdir()
    try:
        WRITERS[format_name].load()(probe, dataset)
    except UserError as error:
        if "not installed" in str(error):
            pytest.skip(str(error))
        raise
    finally:
        probe.rmdir()
