"""Forms: the workbooks that people fill in, written from a criteria set alone."""
