"""Every link and picture of the documents leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.imports import program_files
from tests.docs.pages import CHECKOUT, DOCS, anchors, links, pages

OTHER_SITES = ("http://", "https://", "mailto:")


def broken(page: Path) -> list[str]:
    """Links of a page to a file, folder or heading that is not there."""
    wrong = []
    for link in links(page):
        if link.startswith(OTHER_SITES):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        is_there = target.exists() and target.is_relative_to(CHECKOUT)
        if not is_there or (anchor and anchor not in anchors(target)):
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_link_of_a_page_leads_to_something(page: Path) -> None:
    assert broken(page) == []


def test_a_link_to_nothing_and_one_to_no_heading_are_noticed(tmp_path: Path) -> None:
    page = CHECKOUT / "docs" / "README.md"
    assert links(page) != []
    for link in (f"{DOCS}/missing.md", f"{DOCS}/glossary.md#no-such-heading"):
        wrong = tmp_path / "wrong.md"
        wrong.write_text(f"[there]({link})\n", encoding="utf-8")
        assert links(wrong) == [link]
        assert broken(wrong) == [link]


def test_every_page_of_a_folder_is_in_its_index() -> None:
    for folder in ("guide", "reference", "measurements", "decisions"):
        home = CHECKOUT / "docs" / folder
        listed = {link.partition("#")[0] for link in links(home / "README.md")}
        missing = [page.name for page in sorted(home.glob("*.md")) if page.name not in listed | {"README.md"}]
        assert missing == [], folder


def missing_files(text: str) -> list[str]:
    """Paths in backticks that begin with a folder of the checkout and are not there."""
    named = re.findall(r"`((?:engine|gui|tests|docs|resources)/[\w/.-]+)`", text)
    return [path for path in named if not re.search("NAME|MENU", path) and not (CHECKOUT / path).exists()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    assert missing_files(page.read_text(encoding="utf-8")) == []


def test_a_file_that_is_not_there_is_noticed() -> None:
    assert missing_files("see `engine/moon.py` and `docs/README.md`") == ["engine/moon.py"]


def test_pages_that_the_program_names_are_there() -> None:
    named = {
        path
        for file in program_files()
        for path in re.findall(r"docs/[\w/-]+\.md", file.read_text(encoding="utf-8"))
    }
    assert named != set()
    assert [path for path in sorted(named) if not (CHECKOUT / path).is_file()] == []
