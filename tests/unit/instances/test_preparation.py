"""Preparation of the search for objects: by the window behind that of the cut, so that no export waits."""

from __future__ import annotations

import pytest

from engine.core import Reporter
from engine.instances import InstanceMethod
from engine.instances.preparation import is_prepared, prepare
from engine.jobs import QueueDispatcher
from engine.service import Service
from tests.helpers.fake_compute import FakeCompute


def test_what_was_prepared_is_known_to_be() -> None:
    prepare(InstanceMethod.WATERSHED)
    assert is_prepared(InstanceMethod.WATERSHED)


def test_the_window_prepares_every_search_behind_the_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[object] = []

    def prepare_cut(report: Reporter) -> None:
        prepared.append("cut")

    monkeypatch.setattr("engine.refine.warm_up", prepare_cut)
    monkeypatch.setattr("engine.instances.preparation.prepare", prepared.append)
    dispatcher = QueueDispatcher()
    service = Service(dispatcher, FakeCompute())
    service.warm_up(prepared.append)
    assert dispatcher.pump_until(lambda: len(prepared) == 5, 10)
    service.close()
    assert [one for one in prepared if one is not None] == ["cut", *InstanceMethod]
