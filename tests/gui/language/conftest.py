"""Texts of the engine, collected once for all tests of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.language.catalogue.engine_texts import EngineText, collect_engine_texts
from tests.helpers.paused_collector import paused_collector


@pytest.fixture(scope="session")
def engine_texts() -> list[EngineText]:
    with paused_collector():
        return collect_engine_texts(Path(__file__).resolve().parents[3])
