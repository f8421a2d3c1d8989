"""Command line: from words to exit status. Everything else is imported where a command needs it."""

from cchc_score.cli.entry import main

__all__ = ["main"]
