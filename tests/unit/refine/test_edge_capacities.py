from __future__ import annotations

from engine.refine.energy.edge_capacities import default_threads, limited_threads


def test_a_cut_uses_at_most_the_threads_it_is_allowed() -> None:
    before = default_threads()
    with limited_threads(1):
        assert default_threads() == 1
    assert default_threads() == before
