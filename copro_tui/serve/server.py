"""Run the server until it is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from compileall import compile_dir
from pathlib import Path

from aiohttp import web

from copro_tui.serve.app import Server
from copro_tui.serve.context import Context
from copro_tui.serve.log import log_to_standard_error
from copro_tui.serve.starting import Starting
from copro_tui.serve.visits import Limits


def serve(
    context: Context,
    starting: Starting,
    limits: Limits,
    *,
    port: int,
    socket: Path | None,
    begun: Callable[[], None],
) -> None:
    """Serve on a port of this computer, or on a Unix socket; at the end every process has ended. Raises OSError.

    ``begun`` is called once it listens.
    """
    log_to_standard_error()
    compile_dir(Path(__file__).parent.parent, quiet=2)  # visits may write nothing, so each would compile it again
    application = Server(context, starting, limits).application()
    application.on_startup.append(lambda _application: starting.begin())
    where = {"path": str(socket)} if socket is not None else {"host": "127.0.0.1", "port": port}
    web.run_app(application, **where, print=lambda _said: begun(), access_log=None, shutdown_timeout=1.0)
