"""What is installed, and what goes to a package index."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements() -> list[Requirement]:
    """Every direct dependency, of the program and of its extras."""
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(one) for one in [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]]


def pinned() -> dict[str, str]:
    """The versions in constraints.txt by name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}


def test_the_constraints_pin_every_dependency_within_its_range() -> None:
    pins = pinned()
    assert [str(one) for one in requirements() if pins.get(canonicalize_name(one.name), "") not in one.specifier] == []


def test_every_range_begins_with_a_version_that_can_be_tried() -> None:
    begins = {str(one): {part.operator for part in one.specifier} & {">=", "=="} for one in requirements()}
    assert [one for one, begin in begins.items() if not begin] == []
