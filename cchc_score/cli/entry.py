"""Command line: the one way in. Runs a command and turns every ending into an exit status and a sentence."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from cchc_score import __version__
from cchc_score.cli.session import Exit, Session, WrongUsageError, speak_utf8, take_language


def main() -> NoReturn:
    """Run the command line and leave with its status."""
    # One short run that keeps nearly all it makes: searching it for garbage, again and again, doubled the time.
    gc.disable()
    speak_utf8()
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Carry out one command line; returns the exit status (design: 0, 1, 2, 3, 130). Never raises."""
    session = Session("vi")
    try:
        session.lang, words = take_language(words, os.environ)
        return _run(session, list(words))
    except WrongUsageError as error:
        _complain(session, error.phrase.text(session.lang))
        return Exit.USAGE
    except KeyboardInterrupt:
        _complain(
            session,
            session.say(
                "Đã dừng theo yêu cầu; không có tệp nào bị ghi dở.",
                "Stopped as asked; no file was left half-written.",
            ),
        )
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except OSError as error:
        _complain(
            session,
            session.say(
                "Không đọc hoặc ghi được “{name}”: {reason}. Kiểm tra đường dẫn, quyền ghi và ổ đĩa.",
                "Cannot read or write “{name}”: {reason}. Check the path, the rights and the disk.",
                name=error.filename or "?",
                reason=error.strerror or str(error),
            ),
        )
        return Exit.PROBLEMS
    except Exception:  # the last door: our own bug gets two lines and a log, never a traceback on screen
        _confess(session)
        return Exit.OUR_FAULT


def _run(session: Session, words: list[str]) -> int:
    import typer

    from cchc_score.cli.app import command_line, in_words

    usage_error: type[Exception] = typer.BadParameter.__bases__[0]
    command = command_line(session.lang)
    try:
        status = command.main(args=words or ["--help"], prog_name="cchc-score", obj=session, standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except usage_error as error:
        _complain(session, in_words(error, session.lang))
        return Exit.USAGE
    if status == Exit.INTERRUPTED:  # as newer releases of Typer pass Ctrl-C on; no command of ours returns it
        raise KeyboardInterrupt
    return int(status or 0)


def _complain(session: Session, sentence: str) -> None:
    session.err.print(sentence, soft_wrap=True)


def _confess(session: Session) -> None:
    log = Path(tempfile.gettempdir()) / "cchc-score-error.log"
    report = f"cchc-score {__version__}, Python {sys.version}, {sys.platform}\n\n{traceback.format_exc()}"
    try:
        log.write_text(report, encoding="utf-8")
    except OSError:
        log = Path("-")
        sys.stderr.write(report)
    _complain(
        session,
        session.say(
            "Lỗi của chương trình, không phải do tệp của bạn. Chi tiết ở {log}.\n"
            "Hãy gửi tệp đó cho người phát triển; các tệp của bạn không bị thay đổi.",
            "This is a fault of the program, not of your files. Details are in {log}.\n"
            "Please send that file to the developers; your files were not changed.",
            log=str(log),
        ),
    )
