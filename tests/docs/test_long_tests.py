"""Long forms of the tests: every environment variable that makes one long is in the table of CONTRIBUTING."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINES = [
    line
    for line in (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| `") and "python" in line
]
# Places and versions, which make nothing longer.
OTHERS = {"INKLING_DATA", "INKLING_WEIGHTS", "INKLING_CONFIG_DIR", "INKLING_CACHE", "INKLING_TRUST_PRECISION"}
OTHERS |= {"INKLING_STARTUP_PROBE", "INKLING_VERSIONS", "INKLING_ONNXRUNTIME"}


def test_every_variable_of_a_long_form_is_listed() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "tests").rglob("*.py"))
    used = set(re.findall(r"INKLING_[A-Z]+(?:_[A-Z]+)*", text)) - OTHERS
    assert used == {name for line in LINES for name in re.findall(r"INKLING_[A-Z_]+", line)}


@pytest.mark.parametrize("line", LINES)
def test_what_a_long_form_runs_is_there(line: str) -> None:
    command = line.split("`")[1]
    for word in command.split():
        if word.startswith("tests/"):
            assert (CHECKOUT / word).exists()
        elif word.startswith("tests."):
            assert (CHECKOUT / f"{word.replace('.', '/')}.py").exists()
    variable = re.match(r"(INKLING_[A-Z_]+|HYPOTHESIS_PROFILE)=", command)
    if variable is not None:
        folders = [CHECKOUT / word for word in command.split() if word.startswith("tests/")]
        files = [file for path in folders for file in ([path] if path.is_file() else path.rglob("*.py"))]
        assert any(variable[1] in file.read_text(encoding="utf-8") for file in files)
