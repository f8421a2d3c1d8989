"""Command line: the commands put together, with help in the language of the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cchc_score import __version__
from cchc_score.cli import criteria, dossier, evaluate, follow_up, form, notice, rank, start, status
from cchc_score.cli.english import ENGLISH
from cchc_score.text import Lang, Phrase

if TYPE_CHECKING:
    from typer.core import TyperGroup

_EPILOG = "Ví dụ: cchc-score init nam-2025, rồi cchc-score rank nam-2025"


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"cchc-score {__version__}")
        raise typer.Exit


def _build() -> typer.Typer:
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )

    @app.callback(
        help="Chấm điểm và xếp hạng cải cách hành chính: tiêu chí YAML, phiếu Excel, bảng xếp hạng.",
        epilog=_EPILOG,
    )
    def everything(
        lang: Annotated[
            str, typer.Option("--lang", help="Ngôn ngữ: vi hoặc en (hoặc đặt biến CCHC_LANG).")
        ] = "vi",
        version: Annotated[
            bool, typer.Option("--version", help="In phiên bản.", callback=_show_version, is_eager=True)
        ] = False,
    ) -> None:
        """Global options; `--lang` is taken out before, so that it may stand anywhere."""

    evaluate.add_to(app)
    rank.add_to(app)
    start.add_to(app)
    form.add_to(app)
    status.add_to(app)
    dossier.add_to(app)
    notice.add_to(app)
    follow_up.add_to(app)
    criteria.add_to(app)
    return app


def command_line(lang: Lang) -> TyperGroup:
    """The whole command tree, its help texts in `lang`."""
    from typer.core import TyperGroup

    command = typer.main.get_command(_build())
    assert isinstance(command, TyperGroup)
    if lang == "en":
        _into_english(command)
    else:
        _frame_in_vietnamese()
        _help_in_vietnamese(command, None)
    return command


def _into_english(command: Any) -> None:
    for holder in (command, *command.params):
        for name in ("help", "epilog", "short_help"):
            text = getattr(holder, name, None)
            if text in ENGLISH:
                setattr(holder, name, ENGLISH[text])
    for child in getattr(command, "commands", {}).values():
        _into_english(child)


def _frame_in_vietnamese() -> None:
    """Typer's own headings stand in module constants, which is its way to have them changed."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
    rich_utils.DEFAULT_STRING = "[mặc định: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"


def _help_in_vietnamese(command: Any, parent: Any) -> None:
    """The help option is made by Typer for each command, in English, when it is first asked for."""
    context = command.make_context(command.name or "cchc-score", [], parent=parent, resilient_parsing=True)
    option = command.get_help_option(context)
    if option is not None:
        option.help = "In hướng dẫn này."
    for child in getattr(command, "commands", {}).values():
        _help_in_vietnamese(child, context)


_USAGE = {
    "NoSuchOption": Phrase("Không có tùy chọn {name}.", "There is no option {name}."),
    "MissingParameter": Phrase("Thiếu {name}.", "{name} is missing."),
    "BadOptionUsage": Phrase("Tùy chọn {name} thiếu giá trị.", "The option {name} needs a value."),
    "BadParameter": Phrase(
        "Giá trị của {name} không dùng được. Các giá trị đúng: xem phần trợ giúp.",
        "The value of {name} cannot be used. Values that can: see the help.",
    ),
    "UsageError": Phrase(
        "Không hiểu lệnh này ({detail}) Kiểm tra tên lệnh và số tham số.",
        "This command is not understood ({detail}) Check its name and how many words follow it.",
    ),
}


def in_words(error: Any, lang: Lang) -> str:
    """A mistake in the command's words as one sentence, and where to look."""
    detail = error.format_message()
    phrase = _USAGE.get(type(error).__name__)
    sentence = (
        Phrase(phrase.vi, phrase.en, {"name": _name(error), "detail": detail}).text(lang) if phrase else detail
    )
    path = error.ctx.command_path if error.ctx is not None else "cchc-score"
    hint = Phrase("Xem cách dùng: {path} --help", "See: {path} --help", {"path": path}).text(lang)
    return f"{sentence}\n{hint}"


def _name(error: Any) -> str:
    """The option or argument that an error is about, as the user knows it."""
    option = getattr(error, "option_name", None)
    if option is not None:
        return str(option)
    param = getattr(error, "param", None)
    if param is None:
        return "?"
    dashed = [word for word in param.opts if word.startswith("-")]
    return str(dashed[0] if dashed else param.metavar or param.name)
