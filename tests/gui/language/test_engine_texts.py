"""Collection of the engine's texts: every error that the window can show is in it, as one whole sentence."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from gui.language.catalogue.engine_texts import FAULTS, FOR_COMMANDS, LEFT_OUT, EngineText, list_text
from gui.language.sentences import LIST_NAME

ROOT = Path(__file__).resolve().parents[3]
LIST = ROOT / "resources" / "translations" / LIST_NAME
WORD = re.compile(r"[A-Za-z]{2,}")


def engine_files() -> list[Path]:
    files = sorted((ROOT / "engine").rglob("*.py"))
    return [path for path in files if not path.relative_to(ROOT).as_posix().startswith(LEFT_OUT)]


def errors_in(path: Path) -> Iterator[ast.Call]:
    """Every making of an error that the engine raises on purpose, and of a notice."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if (name.endswith("Error") and name not in FAULTS) or name == "Notice":
                yield node


def pieces_in(call: ast.Call) -> Iterator[ast.Constant]:
    """Constant texts among the arguments, those of f-strings among them."""
    said = (keyword.value for keyword in call.keywords if keyword.arg not in FOR_COMMANDS)
    for argument in (*call.args, *said):
        for node in ast.walk(argument):
            match node:
                case ast.Constant(value=str() as text) if WORD.search(text):
                    yield node


def test_every_error_and_notice_of_the_engine_is_collected(engine_texts: list[EngineText]) -> None:
    collected = "\n".join(text.source for text in engine_texts)
    missing, count = [], 0
    for path in engine_files():
        for call in errors_in(path):
            for piece in pieces_in(call):
                count += 1
                if str(piece.value).strip() not in collected:
                    missing.append(f"{path.relative_to(ROOT)}:{piece.lineno}: {piece.value!r}")
    assert count > 500
    assert not missing


def test_texts_are_no_code_and_no_sql(engine_texts: list[EngineText]) -> None:
    for source in (text.source for text in engine_texts):
        assert not re.search(r"\b(SELECT|WHERE|VALUES)\b|__\w+__\(|\\d", source), source
        assert "{}" not in source, source


def test_sentences_are_whole_templates(engine_texts: list[EngineText]) -> None:
    texts = {text.source for text in engine_texts}
    assert "{0} is no safety copy of Inkling." in texts
    # Counted things: both numbers are sentences of their own.
    assert "1 image found in {0}." in texts
    assert "{0} images found in {1}." in texts
    # The rest of an error about a file stands behind its name.
    assert "{0} is not UTF-8 text." in texts
    # A condition in a sentence makes two sentences.
    assert "This is the last frame of the sequence." in texts
    assert "This is the first frame of the sequence." in texts
    # Names stay as they are.
    assert {text.source: text.names for text in engine_texts}["{0} images found in {1}."] == (1,)
    # A single word where it is known to be shown.
    assert "images" in texts


def test_the_list_beside_the_translations_is_of_this_engine(engine_texts: list[EngineText]) -> None:
    listed = LIST.read_text(encoding="utf-8")
    missing = sorted({text.source for text in engine_texts} - set(json.loads(listed)))
    assert not missing, "run python -m gui.language.catalogue"
    assert listed == list_text(engine_texts), "run python -m gui.language.catalogue"
