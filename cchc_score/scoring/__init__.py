"""Scoring: submissions of one unit → verdicts → score tree → unit score → ranking inside a group."""
