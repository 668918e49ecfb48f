"""The documents of the project: their pages, links, anchors and commands."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"

_LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_INDENTED = re.compile(r"^(?: {4}|\t)")
_COMMAND = re.compile(r"(?:python main\.py|main\.py|inkling) +(?P<rest>[a-z][\w-]*(?: .*)?)$")


def pages() -> list[Path]:
    """Every Markdown page: those at the root, in docs and for the hosting site."""
    found = sorted(CHECKOUT.glob("*.md")) + sorted(DOCS.rglob("*.md"))
    return found + sorted((CHECKOUT / ".github").rglob("*.md"))


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(page: Path) -> list[str]:
    """Targets of the links and pictures of a page, those in code left out."""
    prose = "\n".join(line for line in text_of(page).split("\n") if not _INDENTED.match(line))
    return _LINK.findall(_CODE.sub("", prose))


def anchors(page: Path) -> frozenset[str]:
    """What can be linked to in a page, as hosting sites make it from headings."""
    found = set()
    for heading in _HEADING.findall(text_of(page)):
        kept = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(kept.replace(" ", "-"))
    return frozenset(found)


def commands(page: Path) -> Iterator[list[str]]:
    """Commands of Inkling in a page, each as its words: lines of code blocks, and code in sentences."""
    for line in text_of(page).split("\n"):
        codes = [line.strip()] if _INDENTED.match(line) else re.findall(r"`([^`]+)`", line)
        for code in codes:
            for part in code.split("&&"):
                match = _COMMAND.search(part.split("  #")[0].strip())
                if match:
                    yield shlex.split(match["rest"])
