"""A server or a visit that is killed in the middle: every answer whose mark was shown is in its record."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import AsyncExitStack
from pathlib import Path

from tests.serve.ladder_builders import at_work
from tests.serve.real_server import alive, real_server
from tests.serve.serving import played, until


def test_what_was_marked_is_in_the_record_of_each(tmp_path: Path) -> None:
    """First the processes of visits are killed, and of others then the server, while everybody goes on."""

    async def scenario() -> None:
        async with real_server(tmp_path) as server, AsyncExitStack() as browsers:
            first = await at_work(server, browsers, ("Ann", "Bob"))
            going_on = [asyncio.create_task(one.go_on()) for one in first]
            for visit in server.visits():
                os.kill(visit, signal.SIGKILL)
            await asyncio.gather(*going_on)
            assert {one.terminal.socket.close_code for one in first} == {4002}
            second = await at_work(server, browsers, ("Cai", "Dee"))
            going_on = [asyncio.create_task(one.go_on()) for one in second]
            children = server.children()
            server.kill()
            await asyncio.gather(*going_on)
            await until(lambda: not any(map(alive, children)))
            assert [one.attempts() >= 1 for one in (*first, *second)] == [True] * 4
            await server.start()
            await second[0].look()
            await second[0].terminal.shows("step 2 of")

    played(scenario())
