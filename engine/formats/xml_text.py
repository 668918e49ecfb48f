"""XML that a server sends, without entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core.checked import DamagedValueError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def xml_root(text: str) -> Element:
    """The root of a document.

    Raises:
        DamagedValueError: it is no XML, or declares entities, which could grow without end.
    """
    from xml.etree import ElementTree

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise DamagedValueError("It declares entities.")
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise DamagedValueError(f"It is no XML: {error}.") from error
