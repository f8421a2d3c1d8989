"""The follow-up book: every recommendation of an inspection, what became of it, what next year inherits."""
