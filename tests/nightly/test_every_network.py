"""Every network at every precision, in full width, as the window trains it: hours, so only at night.

INKLING_NIGHTLY=1 python -m pytest tests/nightly
"""

from __future__ import annotations

import os

import pytest

from engine.core import NO_PROGRESS, CancelToken
from engine.selftest.case_run import SelfTestCase
from engine.selftest.self_test import LIMIT_ALL_S, run_self_test, self_test_cases

pytestmark = pytest.mark.skipif(not os.environ.get("INKLING_NIGHTLY"), reason="hours of work")


@pytest.mark.parametrize(
    "case", self_test_cases(is_all=True), ids=lambda case: f"{case.name} {case.precision}"
)
def test_a_network_trains_predicts_and_exports(case: SelfTestCase) -> None:
    (result,) = run_self_test([case], NO_PROGRESS, CancelToken(), LIMIT_ALL_S)
    assert result.state == "passed", result.message
