"""Command line of the catalogue: `python -m gui.language.catalogue`, from the root of the program.

Without options it collects all texts and brings the .ts file of each language up to them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from gui.language.catalogue import files
from gui.language.languages import TRANSLATED


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 1 where a translation breaks a rule, and 0 else."""
    parser = argparse.ArgumentParser(prog="python -m gui.language.catalogue", description=__doc__)
    codes = [language.code for language in TRANSLATED]
    parser.add_argument("--compile", action="store_true", help="make the .qm files, which the program reads")
    parser.add_argument("--missing", choices=codes, help="list the texts of a language without a translation")
    parser.add_argument("--export", choices=codes, help="write the list of a language for a translator")
    parser.add_argument("--only-missing", action="store_true", help="with --export: only what has none yet")
    parser.add_argument(
        "--import", nargs=2, metavar=("CODE", "FILE"), dest="taken", help="read a translator's list back"
    )
    options = parser.parse_args(arguments)
    texts = files.all_texts()
    if options.missing:
        language = files.language_of_code(options.missing)
        _say(*(text.source for text in files.missing(language, texts)))
        return 0
    if options.export:
        language = files.language_of_code(options.export)
        wanted = files.missing(language, texts) if options.only_missing else texts
        sys.stdout.write(files.json_text(files.list_for_translator(language, wanted)))
        return 0
    if options.taken:
        code, name = options.taken
        if code not in codes:
            parser.error(f"no language {code}; there are {', '.join(codes)}")
        entries = json.loads(Path(name).read_text(encoding="utf-8"))
        count, refused = files.take_list(files.language_of_code(code), texts, entries)
        _say(*refused, f"{count} translations taken, {len(refused)} faults")
        return 1 if refused else 0
    return _update(compiles=options.compile)


def _update(*, compiles: bool) -> int:
    files.write_engine_list()
    texts = files.all_texts()
    wrong = 0
    for language in TRANSLATED:
        lacking, gone = files.merge(language, texts)
        faults = files.faults(language, texts)
        wrong += len(faults)
        summary = (
            f"{language.code}: {len(texts)} texts, {lacking} without a translation, {gone} old ones gone"
        )
        _say(*faults, summary)
        if compiles:
            files.compile_qm(language)
    return 1 if wrong else 0


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
