"""Campaign: one year's work from folder to result; the pipeline stands in `year.py`, one unit in `one_unit.py`."""
