"""Authoring: the tools of those who write criteria sets: worked cases, comparison, effect, exchange, lock."""
