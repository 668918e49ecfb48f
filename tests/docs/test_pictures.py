"""Pictures of the documents: each is made by a script of the docs folder, and shown on a page."""

from __future__ import annotations

from pathlib import Path

from tests.docs.pages import CHECKOUT, DOCS, links, pages
from tests.docs.scripts import docs_script

FOLDER = DOCS / "pictures"


def shown_pictures() -> set[Path]:
    """Pictures that some page shows."""
    shown = {(page.parent / link).resolve() for page in pages() for link in links(page)}
    return {path for path in shown if path.suffix == ".png" and path.is_relative_to(CHECKOUT)}


def made_pictures() -> set[Path]:
    """Pictures that the scripts make."""
    names = [*docs_script("screenshots").PICTURES, *docs_script("guide_pictures").PICTURES]
    tools = docs_script("tool_pictures")
    return {
        *(FOLDER / name for name in names),
        *(tools.FOLDER / f"{name}.png" for name in tools.SCENES),
        docs_script("tour").PICTURE,
    }


def test_every_picture_is_shown_on_a_page_and_made_by_a_script() -> None:
    stored = set(FOLDER.rglob("*.png"))
    assert len(stored) > 20
    assert stored == shown_pictures()
    assert stored == made_pictures()
