"""Where the password of an LRS is: the environment, a keyring, a file of one's own; never where others can read it."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from copro_tui.errors import RecordError
from copro_tui.xapi import passwords
from copro_tui.xapi.passwords import VARIABLE, forget_password, keep_password, password_for


class Keyring(ModuleType):
    """A keyring that is there, or that fails as one does on a server."""

    def __init__(self, *, works: bool) -> None:
        super().__init__("keyring")
        self.works = works
        self.kept: dict[tuple[str, str], str] = {}

    def _try(self) -> None:
        if not self.works:
            raise RuntimeError("No recommended backend was available.")

    def get_password(self, service: str, key: str) -> str | None:
        self._try()
        return self.kept.get((service, key))

    def set_password(self, service: str, key: str, password: str) -> None:
        self._try()
        self.kept[service, key] = password

    def delete_password(self, service: str, key: str) -> None:
        self._try()
        del self.kept[service, key]


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)  # as if it were not installed


def test_without_a_keyring_it_is_in_a_file_for_its_owner_alone() -> None:
    assert password_for("a") is None
    assert "only your account can read" in keep_password("a", "sécret")
    keep_password("b", "other")
    assert (password_for("a"), password_for("b")) == ("sécret", "other")
    path = passwords._file()
    assert path.stat().st_mode & 0o777 == 0o600
    forget_password("a")
    forget_password("a")
    assert (password_for("a"), password_for("b")) == (None, "other")
    path.chmod(0o640)
    with pytest.raises(RecordError, match="read by others"):
        password_for("b")


def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_password("a", "kept")
    monkeypatch.setenv(VARIABLE, "given")
    assert password_for("a") == "given"


def test_a_keyring_is_used_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = Keyring(works=True)
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert "keyring" in keep_password("a", "secret")
    assert password_for("a") == "secret"
    assert not passwords._file().exists()
    forget_password("a")
    assert keyring.kept == {}


def test_a_keyring_that_fails_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", Keyring(works=False))
    keep_password("a", "secret")
    assert password_for("a") == "secret"
    forget_password("a")
    assert password_for("a") is None


def test_a_damaged_file_is_said_and_shows_nothing_of_what_is_in_it() -> None:
    keep_password("a", "secret")
    passwords._file().write_bytes(b'{"a": "secret"')
    with pytest.raises(RecordError) as error:
        password_for("a")
    assert "secret" not in str(error.value)
