"""What happens once the learner has left: what they agreed to send goes, if their settings say so."""

from __future__ import annotations

from copro_tui.cli.output import say
from copro_tui.course.course import Course
from copro_tui.errors import CoproError, ExitCode
from copro_tui.i18n import gettext as _
from copro_tui.progress.chunks import about_at
from copro_tui.progress.learners import Learners
from copro_tui.progress.ledger import is_connected


def send_on_closing(course: Course, learners: Learners, status: int) -> None:
    """Send what waits of who learned last, for a few seconds at most; what does not go waits for the next time.

    Nothing is sent, and no code for it loaded, unless they are connected to an LRS and chose *send when I close*; nor
    where the program did not end well, as ``status`` says.
    """
    record = learners.last_used()
    if status != ExitCode.OK or record is None or not is_connected(record):
        return
    about = about_at(record)
    if about is None or about.settings.get("send_on_closing") != "on":
        return
    from copro_tui.cli.xapi.context import sending_from
    from copro_tui.xapi.sending import AT_CLOSING, sent_in_words

    try:
        sending = sending_from(course, record)
        connection = sending.connection()
        if not connection.kinds:
            return
        sent = sending.send(connection, sending.made(connection, connection.kinds), AT_CLOSING, renewed=False)
        if sent.arrived or sent.refused or sent.waiting:
            for line in sent_in_words(sent, connection.host):
                say(line)
    except CoproError as error:
        say(str(error), err=True)
    except KeyboardInterrupt:
        say(_("Not everything was sent. It waits for the next time."), err=True)
