"""Another judge of the statements: the models of Ralph, an LRS, where it is installed (extra ``test-lrs``)."""

from __future__ import annotations

import pytest

from copro_tui.xapi.statements import Statements
from tests.xapi.real_course import ACTOR, everything, real_course

models = pytest.importorskip("ralph.models.xapi.base.statements", reason="the extra test-lrs is not installed")

pytestmark = pytest.mark.lrs


def test_ralph_takes_every_statement() -> None:
    made = Statements(real_course(), ACTOR)
    statements = [*made.of_all(everything())]
    statements.append(made.taking_back(statements[0].id))
    for one in statements:
        models.BaseXapiStatement.model_validate_json(one.bytes)
