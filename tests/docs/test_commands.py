"""Every command and option that a document names is one that the program knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands.cli import HEADLESS, build_parser
from tests.docs.pages import CHECKOUT, DOCS, commands, text_of

KNOWN = ("open", "demo", *HEADLESS)
PAGES = [CHECKOUT / "README.md", *sorted(DOCS.rglob("*.md"))]


def options_of(command: str) -> frozenset[str]:
    """What the help of a command offers."""
    for action in build_parser()._actions:
        if action.dest == "command" and action.choices is not None:
            return frozenset(dict(action.choices)[command]._option_string_actions)
    raise LookupError(command)


def unknown(page: Path) -> list[str]:
    """Commands and options in a page that the program does not know."""
    wrong = []
    for name, *rest in commands(page):
        if name not in KNOWN:
            wrong.append(name)
            continue
        named = [word.strip("[]").partition("=")[0] for word in rest if word.strip("[").startswith("--")]
        wrong += [f"{name} {option}" for option in named if option not in options_of(name)]
    return wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_command_and_option_that_a_page_names_is_known(page: Path) -> None:
    assert unknown(page) == []


def test_a_command_and_an_option_that_do_not_exist_are_noticed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "    python main.py fly away\n\nsee `inkling train P --wings` and `inkling doctor`\n", "utf-8"
    )
    assert unknown(page) == ["fly", "train --wings"]


def test_the_guide_names_every_command_of_a_working_day() -> None:
    guide = "".join(text_of(page) for page in (DOCS / "guide").glob("*.md"))
    daily = ("demo", "open", "train", "predict", "import", "export", "next", "doctor", "models")
    assert [name for name in daily if f"main.py {name}" not in guide] == []
