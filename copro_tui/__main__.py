"""``python -m copro_tui`` is the ``copro`` command."""

from copro_tui.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
