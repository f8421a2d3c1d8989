"""cchc-score: scores and ranks administrative reform from criteria in YAML and workbooks of units."""

__version__ = "0.1.0"
