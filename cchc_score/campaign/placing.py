"""Campaign: where finished files are put in place, under the name this room knows it by."""

from cchc_score.placing import place_file

__all__ = ["place_file"]
