"""Criteria: what is allowed in a set but should be looked at, told as warnings and notes."""
