"""Messages that the guide explains are messages that the program gives."""

from __future__ import annotations

import ast
import functools
import re

from tests.architecture.imports import program_files
from tests.docs.pages import DOCS
from tests.helpers.paused_collector import paused_collector

PAGE = DOCS / "guide" / "when-something-fails.md"
SHORTEST = 9
"""Pieces of a message with fewer letters say nothing."""

_ROW = re.compile(r"^\| (?:.*?)`([^`]*[a-z] [^`]*)`.*?\|", re.MULTILINE)


def quoted_messages(text: str) -> list[str]:
    """What stands in the first column of the tables as said by the program."""
    return [message for message in _ROW.findall(text) if not message.startswith("python ")]


@functools.cache
def program_texts() -> str:
    """Every string of the program; parts of one text hang together, texts are apart."""
    texts = []
    with paused_collector():
        for path in program_files():
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    texts.append(node.value)
    return "\n\0\n".join(texts)


def missing_pieces(messages: list[str], texts: str) -> list[str]:
    """Pieces between names and numbers that the program never says."""
    pieces = [piece.strip(" (") for message in messages for piece in message.split("…")]
    return [piece for piece in pieces if len(piece) >= SHORTEST and piece not in texts]


def test_every_message_of_the_troubleshooting_page_is_said_by_the_program() -> None:
    messages = quoted_messages(PAGE.read_text(encoding="utf-8"))
    assert len(messages) > 25
    assert missing_pieces(messages, program_texts()) == []


def test_a_message_that_nobody_gives_is_noticed() -> None:
    page = "| message | why |\n|---|---|\n| `The moon … is made of green cheese.` | look |\n"
    assert (
        missing_pieces(quoted_messages(page), program_texts()) == ["The moon", "is made of green cheese."][1:]
    )
