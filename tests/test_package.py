"""What is installed, and what goes to a package index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINK = re.compile(r"\]\(([^)]+)\)")


def requirements() -> list[Requirement]:
    """Every direct dependency, of the program and of its extras, which may include one another."""
    extras = PROJECT["optional-dependencies"].values()
    found = [Requirement(one) for one in [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]]
    return [one for one in found if one.name != PROJECT["name"]]


def pinned() -> dict[str, str]:
    """The versions by name: in constraints.txt, or exact in the extra that has a venv of its own."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    lines += PROJECT["optional-dependencies"]["test-lrs"]
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in pins}


def test_the_constraints_pin_every_dependency_within_its_range() -> None:
    pins = pinned()
    assert [str(one) for one in requirements() if pins.get(canonicalize_name(one.name), "") not in one.specifier] == []


def test_every_range_begins_with_a_version_that_can_be_tried() -> None:
    begins = {str(one): {part.operator for part in one.specifier} & {">=", "=="} for one in requirements()}
    assert [one for one, begin in begins.items() if not begin] == []


def test_links_in_the_description_lead_somewhere_from_a_package_index() -> None:
    written = LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    paths = [link for link in written if not link.startswith("https://")]
    assert {"docs/ladder.png", "docs/learners.md"} <= set(paths)
    assert [path for path in paths if not (ROOT / path).is_file()] == []
    address = PROJECT["urls"]["Repository"]
    kinds = {path: "raw" if path.endswith(".png") else "blob" for path in paths}
    described = LINK.findall(ProjectMetadata(str(ROOT), PluginManager()).core.readme)
    assert described == [f"{address}/{kinds[link]}/HEAD/{link}" if link in kinds else link for link in written]
