"""The trainer's folder of settings, where the key is."""

from __future__ import annotations

from pathlib import Path


def settings_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("copro")
