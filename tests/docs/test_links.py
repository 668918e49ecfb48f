"""Every link and picture of the documents leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

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
