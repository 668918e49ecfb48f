"""XML of files and servers, without a document type, so that no entity can unfold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core.checked import DamagedValueError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class DocumentTypeError(DamagedValueError):
    """XML declares a document type, or entities, which could grow without end."""


def xml_root(text: str) -> Element:
    """The outermost element of a document.

    Raises:
        DocumentTypeError: it declares a document type.
        DamagedValueError: it is no XML.
    """
    from xml.etree import ElementTree

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise DocumentTypeError("It declares entities.")
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        raise DamagedValueError(f"It is no XML: {str(error)[:120]}.") from error
