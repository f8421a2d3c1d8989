"""Lets `python -m cchc_score` do what the installed command does."""

from cchc_score.cli import main

if __name__ == "__main__":
    main()
