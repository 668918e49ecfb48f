"""Class templates: each can be added to a project as it is."""

from __future__ import annotations

import pytest

from engine.core import ClassList
from engine.core.class_names import confusable_names
from engine.formats.class_templates import CLASS_TEMPLATES, ClassTemplate

SIZES = {"cityscapes": 19, "camvid": 11, "voc": 21, "ade20k": 150}


@pytest.mark.parametrize("template", CLASS_TEMPLATES, ids=lambda template: template.id)
def test_a_template_is_a_class_list_of_the_known_size(template: ClassTemplate) -> None:
    names = [entry.name for entry in template.entries()]
    assert len(ClassList.from_names(names)) == SIZES[template.id]
    assert confusable_names(names) == []
