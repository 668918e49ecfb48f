"""Mutated inputs of each target end in a result or a sentence, quickly, in little memory and in silence."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from engine.formats.catalog import READERS, WRITERS
from tests.fuzz.child import mutated
from tests.fuzz.exported_sets import NEED_EXTRAS
from tests.fuzz.foreign_sets import corpus as foreign_corpus
from tests.fuzz.images import TARGET
from tests.fuzz.outlines import outline_corpus
from tests.fuzz.runner import SEED, TARGETS, fuzz_count, run_fuzz
from tests.fuzz.targets import FuzzTarget


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("module", TARGETS)
def test_mutated_inputs_end_in_a_result_or_in_one_sentence(module: str, tmp_path: Path) -> None:
    target: FuzzTarget = importlib.import_module(module).TARGET
    if not target.corpus():
        pytest.skip("the packages that read these files are not installed")
    count = fuzz_count(target.short_count)
    result = run_fuzz(module, count, tmp_path)
    assert result.faults == []
    assert len(result.outcomes) == count


def test_the_same_seed_gives_the_same_inputs() -> None:
    first = [mutated(TARGET, SEED, number)[1] for number in range(60)]
    assert first == [mutated(TARGET, SEED, number)[1] for number in range(60)]
    assert len(set(first)) > 50


def test_every_reader_is_fuzzed() -> None:
    fed = {name.split("/")[0] for corpus in (outline_corpus, foreign_corpus) for name in corpus()}
    fed |= {"coco", "labelme"} | set(NEED_EXTRAS) | (READERS.keys() & WRITERS.keys())
    assert fed >= READERS.keys()


def test_every_rule_is_watched(tmp_path: Path) -> None:
    result = run_fuzz("tests.fuzz.bad_reader", 7, tmp_path)
    told = " ".join(result.faults)
    assert [
        word
        for word in ("ZeroDivisionError", " took 0.6 s", "MB", "noise", "wrote", "ended with")
        if word not in told
    ] == []
