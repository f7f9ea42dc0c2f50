"""Turn YAML nodes into the declared types, finding every mistake of a file in one pass.

The types are declared once, as msgspec structs; their constraints are checked here, and by msgspec in the
published JSON Schema. Steps of a lesson are special in one way: the first key is the kind, and its value the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from copro_tui.course.yaml_mistake import quoted
from copro_tui.course.yaml_nodes import Node, Problem
from copro_tui.exercises.faults import Fault
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.safe import excerpt
from copro_tui.text.suggest import nearest, suggestion

_ABSENT = object()


@cache
def _described(of: Any) -> inspect.Type:
    return inspect.type_info(of)


class Shaper:
    """Builds values of declared types from the nodes of one file, and collects problems."""

    def __init__(self, name: str) -> None:
        self.name = name
        """What the file is called in messages."""
        self.problems: list[Problem] = []

    def build(self, node: Node, of: Any, given: Mapping[str, Any] | None = None) -> Any:
        """A value of the type ``of``, or None if it cannot be built. ``given`` are fields that are not in the file.

        Unknown keys are reported, but the value is still built, so that further mistakes are found as well.
        """
        value = self._value(node, _described(of), dict(given or {}))
        return None if value is _ABSENT else value

    def complain(self, node: Node, message: str, hint: str, *, at_key: bool = False, follows: bool = False) -> None:
        line, column = node.key_at if at_key and node.key_at else (node.line, node.column)
        self.problems.append(Problem(self.name, line, column, message, hint, follows))

    def complain_of(self, root: Node, faults: Iterator[Fault]) -> None:
        """Turn faults, which are located by keys and positions, into problems with lines and columns."""
        for fault in faults:
            node = root
            for part in fault.where:
                child = _child(node, part)
                if child is None:
                    break
                node = child
            at_key = isinstance(node.value, (dict, list))
            self.complain(node, fault.message, fault.hint, at_key=at_key, follows=fault.follows)

    def _value(self, node: Node, kind: inspect.Type, given: dict[str, Any] | None = None) -> Any:
        match kind:
            case inspect.Metadata(type=inner):
                return self._value(node, inner, given)
            case inspect.StructType():
                return self._struct(node, kind, given or {})
            case inspect.UnionType(types=types):
                return self._union(node, types)
            case inspect.VarTupleType() | inspect.ListType():
                return self._sequence(node, kind)
            case inspect.DictType():
                return self._mapping(node, kind)
            case _:
                return self._scalar(node, kind)

    def _union(self, node: Node, types: tuple[inspect.Type, ...]) -> Any:
        structs = {kind.tag: kind for kind in types if isinstance(kind, inspect.StructType)}
        if len(structs) > 1:
            return self._tagged(node, structs)
        wanted = [kind for kind in types if not isinstance(kind, inspect.NoneType)]
        many = (inspect.DictType, inspect.VarTupleType)
        if isinstance(node.value, list) and not any(isinstance(one, inspect.VarTupleType) for one in wanted):
            return self._credits_needed(node, wanted)
        like = inspect.DictType if isinstance(node.value, dict) else inspect.VarTupleType
        fitting = [one for one in wanted if isinstance(one, like)] if not isinstance(node.value, str) else []
        single = [one for one in wanted if not isinstance(one, many)]
        return self._value(node, (fitting or single or wanted)[0])

    def _credits_needed(self, node: Node, wanted: Sequence[inspect.Type]) -> Any:
        """A list where one place is named, or several with the credit that each earns."""
        listed = node.value if isinstance(node.value, list) else []
        names = [one.value for one in listed if isinstance(one.value, str)]
        if len(names) < 2 or not any(isinstance(one, (inspect.DictType, inspect.Metadata)) for one in wanted):
            return self._scalar(node, wanted[0])
        earned = ", ".join(f"{one}: {'1' if not place else '0.5'}" for place, one in enumerate(names))
        hint = _("write {%(earned)s}, with the credit that each earns") % {"earned": excerpt(earned, 80)}
        self.complain(node, _("several places need a credit each"), hint)
        return _ABSENT

    def _tagged(self, node: Node, structs: Mapping[Any, inspect.StructType]) -> Any:
        if not isinstance(node.value, dict) or not node.value:
            self.complain(node, _("a step begins with its kind and its id"), _('for example "- page: welcome"'))
            return _ABSENT
        tag, *others = node.value
        kinds = [one for one in others if one in structs and isinstance(node.value[one].value, str)]
        if tag not in structs and kinds and not nearest(tag, structs):
            message = _('the kind of a step comes first, and this begins with "%(tag)s"') % {"tag": tag}
            hint = _('write "- %(kind)s: %(value)s" and "%(tag)s" below it') % {
                "kind": kinds[0],
                "value": excerpt(str(node.value[kinds[0]].value), 60),
                "tag": tag,
            }
            self.complain(node.value[tag], message, hint, at_key=True)
            tag = kinds[0]
        elif tag not in structs:
            message = _('"%(tag)s" is not a kind of step') % {"tag": tag}
            self.complain(node.value[tag], message, suggestion(tag, list(structs)), at_key=True)
            return _ABSENT
        elif kinds:
            return self._two_in_one(node.value, tag, kinds[0], structs)
        rest = {key: value for key, value in node.value.items() if key != tag}
        if "id" in rest:
            self.complain(
                rest.pop("id"), _("a step's id is the value of its first key"), _('take "id" out'), at_key=True
            )
        return self._struct(Node({"id": node.value[tag], **rest}, node.line, node.column), structs[tag], {})

    def _two_in_one(
        self, value: dict[str, Node], first: str, second: str, structs: Mapping[Any, inspect.StructType]
    ) -> Any:
        """A step whose keys go over into those of a second one, because the second one has no hyphen."""
        begins = value[second]
        hint = _("write: %(line)s") % {"line": f"- {second}: {excerpt(str(begins.value), 60)}"}
        self.complain(begins, _('a new step begins here, without "- "'), hint, at_key=True)
        at = list(value).index(second)
        ours = {key: one for place, (key, one) in enumerate(value.items()) if place < at}
        self._struct(_step(ours, first), structs[first], {})
        if len(rest := {key: one for key, one in value.items() if key not in ours}) > 1:
            self._struct(_step(rest, second), structs[second], {})
        return _ABSENT

    def _struct(self, node: Node, kind: inspect.StructType, given: dict[str, Any]) -> Any:
        if not isinstance(node.value, dict):
            self.complain(node, _("this needs keys of its own"), _("write key: value, one a line, indented"))
            return _ABSENT
        fields = {one.encode_name: one for one in kind.fields if one.name not in given}
        if not node.value:
            self.complain(node, _("this is empty"), _("begin with %(keys)s") % {"keys": ", ".join(_needed(fields))})
            return _ABSENT
        values = dict(given)
        meant: set[str] = set()
        """Keys that are there under a misspelt name."""
        for key, child in node.value.items():
            if key not in fields:
                self.complain(
                    child,
                    _('the key "%(key)s" is not known here') % {"key": key},
                    suggestion(key, list(fields)),
                    at_key=True,
                )
                meant.add(nearest(key, [one for one in fields if one not in node.value]))
            else:
                values[fields[key].name] = self._value(child, fields[key].type)
        for key, one in fields.items():
            if one.required and key not in node.value:
                if key not in meant:
                    self.complain(node, _('"%(key)s" is missing') % {"key": key}, _('add "%(key)s:"') % {"key": key})
                values[one.name] = _ABSENT
        return _ABSENT if any(value is _ABSENT for value in values.values()) else kind.cls(**values)

    def _sequence(self, node: Node, kind: inspect.VarTupleType | inspect.ListType) -> Any:
        if not isinstance(node.value, list):
            self.complain(node, _("this has to be a list"), _('begin each entry with "- "'))
            return _ABSENT
        least, most = kind.min_length or 0, kind.max_length
        if len(node.value) < least:
            self.complain(node, _("this list needs at least %(least)d") % {"least": least}, _("add more"), at_key=True)
        if most is not None and len(node.value) > most:
            self.complain(
                node, _("this list may have at most %(most)d") % {"most": most}, _("split it up"), at_key=True
            )
        values = [self._value(child, kind.item_type) for child in node.value]
        return _ABSENT if _ABSENT in values else tuple(values)

    def _mapping(self, node: Node, kind: inspect.DictType) -> Any:
        if not isinstance(node.value, dict):
            self.complain(
                node, _("this has to be a list of names and values"), _("write name: value, one a line, indented")
            )
            return _ABSENT
        if len(node.value) < (kind.min_length or 0):
            self.complain(
                node,
                _("this needs at least %(least)d") % {"least": kind.min_length},
                _("add more"),
                at_key=True,
            )
            return _ABSENT
        values = {key: self._value(child, kind.value_type) for key, child in node.value.items()}
        return _ABSENT if any(value is _ABSENT for value in values.values()) else values

    def _scalar(self, node: Node, kind: inspect.Type) -> Any:
        if not isinstance(node.value, str):
            hint = _("write it on one line, or after | on indented lines")
            if isinstance(node.value, list) and node.value and isinstance(node.value[0].value, str):
                hint = _('take the "- " or the brackets out, or put the text in quotes if they belong to it')
            if isinstance(node.value, dict) and len(node.value) == 1 and isinstance((first := _only(node)).value, str):
                whole = quoted(f"{next(iter(node.value))}: {first.value}")
                self.complain(
                    node,
                    _('a text with ": " in it has to be in quotes'),
                    _("write: %(line)s") % {"line": excerpt(whole, 120)},
                )
                return _ABSENT
            self.complain(node, _("this has to be a text"), hint)
            return _ABSENT
        try:
            return _convert(node.value, kind)
        except ValueError as error:
            message, hint = error.args
            self.complain(node, message, hint)
            return _ABSENT


def _step(value: dict[str, Node], tag: str) -> Node:
    """The node of a step from its keys: its id is the value of its kind."""
    begins = value[tag]
    line, column = begins.key_at or (begins.line, begins.column)
    return Node({"id": begins, **{key: one for key, one in value.items() if key != tag}}, line, column)


def _only(node: Node) -> Node:
    """The first value of a mapping."""
    assert isinstance(node.value, dict)
    return next(iter(node.value.values()))


def _needed(fields: Mapping[str, inspect.Field]) -> list[str]:
    """The keys that a thing must have, as an author writes them."""
    return [f'"{key}:"' for key, one in fields.items() if one.required] or [f'"{next(iter(fields))}:"']


def _child(node: Node, part: str | int) -> Node | None:
    """The node under a key, or at a position of a list; None if there is none."""
    value = node.value
    if isinstance(part, str):
        return value.get(part) if isinstance(value, dict) else None
    return value[part] if isinstance(value, list) and part < len(value) else None


def _convert(text: str, kind: inspect.Type) -> Any:
    """``text`` as a scalar of type ``kind``. Raises ValueError(message, hint) if it is not valid."""
    match kind:
        case inspect.StrType():
            return _checked_text(text, kind)
        case inspect.BoolType():
            if text not in ("true", "false"):
                raise ValueError(
                    _('"%(text)s" is neither true nor false') % {"text": text}, _('write "true" or "false"')
                )
            return text == "true"
        case inspect.IntType() | inspect.FloatType():
            whole = isinstance(kind, inspect.IntType)
            try:
                number = int(text) if whole else float(text)
            except ValueError:
                raise ValueError(_('"%(text)s" is not a number') % {"text": text}, _("write it in digits")) from None
            low = (kind.ge is not None and number < kind.ge) or (kind.gt is not None and number <= kind.gt)
            if low or (kind.le is not None and number > kind.le) or number != number:
                hint = _("it has to be at least %(least)g and at most %(most)g")
                if kind.gt is not None:
                    hint = _("it has to be more than %(least)g and at most %(most)g")
                least = kind.ge if kind.gt is None else kind.gt
                message = _("%(number)s is out of range") % {"number": text}
                raise ValueError(message, hint % {"least": least, "most": kind.le})
            return number
        case inspect.LiteralType(values=values):
            if text not in values:
                raise ValueError(
                    _('"%(text)s" is not possible here') % {"text": text},
                    suggestion(text, [str(one) for one in values]),
                )
            return text
        case _:
            return msgspec.convert(text, Any)


def _checked_text(text: str, kind: inspect.StrType) -> str:
    if kind.pattern and not re.fullmatch(kind.pattern, text):
        raise ValueError(
            _('"%(text)s" is not an id') % {"text": text},
            _("use lower-case letters, digits and hyphens, a letter first"),
        )
    if kind.min_length and len(text.strip()) < kind.min_length:
        raise ValueError(_("there is no text here"), _("write something, or take the key out"))
    if kind.max_length is not None and len(text) > kind.max_length:
        count = len(text)
        message = ngettext("this text has %(count)d character", "this text has %(count)d characters", count)
        raise ValueError(message % {"count": count}, _("shorten it to at most %(most)d") % {"most": kind.max_length})
    return text
