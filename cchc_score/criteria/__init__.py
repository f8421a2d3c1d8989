"""Criteria: YAML files in, a proven `CriteriaSet` out, with every problem at its file:line:column."""
