"""Reader of X-AnyLabeling's JSON files, one beside each picture: labelme's with keys of its own."""

from __future__ import annotations

from pathlib import Path

from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import CERTAIN, Recognition
from engine.formats.readers.labelme import X_ANYLABELING, LabelmeReader
from engine.formats.readers.polygons.files import files_below, head_of


class XAnyLabelingReader(LabelmeReader):
    """Reader of a folder of X-AnyLabeling's files, as labelme's are read."""

    def recognise(self, source: Path) -> Recognition | None:
        if super().recognise(source) is None:
            return None
        for path in files_below(source, (".json",), LeftOutFiles()):
            if X_ANYLABELING.search(head_of(path)):
                return Recognition(CERTAIN, f"{path.name} has keys that X-AnyLabeling alone writes.")
            break
        return None
