"""The JSON Schema of a lesson, from the same types that the lessons are checked with."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from copro_tui.course.lesson import LessonShape


def lesson_schema() -> str:
    """The schema as JSON text. A step's kind is its first key in YAML, so the tag becomes the id's own name."""
    schema: dict[str, Any] = msgspec.json.schema(LessonShape)
    for definition in schema["$defs"].values():
        properties = definition.get("properties", {})
        if "review" in properties:  # what YAML, and so an editor, takes for a boolean
            said = next(one["enum"] for one in properties["review"]["anyOf"] if "enum" in one)
            said[:] = [False if one == "false" else one for one in said]
        if "kind" in properties:
            kind = properties.pop("kind")["enum"][0]
            definition["properties"] = {kind: properties.pop("id"), **properties}
            definition["required"] = [kind if one == "id" else one for one in definition["required"] if one != "kind"]
    steps = schema["$defs"]["LessonShape"]["properties"]["steps"]["items"]
    steps.pop("discriminator", None)
    schema["title"] = "A lesson of copro"
    return json.dumps(schema, indent=2)
