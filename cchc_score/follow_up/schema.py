"""Follow-up: the tables of the book, as docs/follow-up.md explains them. Days are ISO texts; rows only come."""

from __future__ import annotations

VERSION = 1
"""`PRAGMA user_version` of a book with these tables."""

TABLES = """
CREATE TABLE recommendation (
  number        INTEGER PRIMARY KEY,
  year          INTEGER NOT NULL,
  unit          TEXT NOT NULL,
  unit_name     TEXT NOT NULL,
  level         TEXT NOT NULL,
  unit_group    TEXT NOT NULL,
  criterion     TEXT NOT NULL,
  title         TEXT NOT NULL,
  shortcoming   TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  planned       TEXT,
  planned_words TEXT NOT NULL,
  owner         TEXT NOT NULL,
  evidence      TEXT NOT NULL,
  measured      TEXT NOT NULL,
  visited       TEXT,
  mode          TEXT NOT NULL,
  authority     TEXT NOT NULL,
  source        TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  repeats_year  INTEGER,
  carried_from  TEXT NOT NULL,
  CHECK (planned IS NULL OR planned GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
);
CREATE TABLE entry (
  id            INTEGER PRIMARY KEY,
  recommendation INTEGER NOT NULL REFERENCES recommendation(number),
  source        TEXT NOT NULL,
  state         TEXT CHECK (state IN ('open', 'in_progress', 'done')),
  planned       TEXT,
  actual        TEXT,
  answer        TEXT,
  document      TEXT,
  remark        TEXT,
  shortcoming   TEXT,
  recommendation_text TEXT
);
CREATE INDEX entry_of ON entry(recommendation);
CREATE VIEW follow_up AS
SELECT printf('%d-%04d', r.year, r.number) AS code, r.unit, r.unit_name, r.criterion, r.title,
  coalesce((SELECT shortcoming FROM entry WHERE recommendation = r.number AND shortcoming IS NOT NULL
            ORDER BY id DESC LIMIT 1), r.shortcoming) AS shortcoming,
  coalesce((SELECT recommendation_text FROM entry WHERE recommendation = r.number
            AND recommendation_text IS NOT NULL ORDER BY id DESC LIMIT 1), r.recommendation) AS recommendation,
  coalesce((SELECT planned FROM entry WHERE recommendation = r.number AND planned IS NOT NULL
            ORDER BY id DESC LIMIT 1), r.planned) AS planned,
  coalesce((SELECT state FROM entry WHERE recommendation = r.number AND state IS NOT NULL
            ORDER BY id DESC LIMIT 1), 'open') AS state,
  (SELECT actual FROM entry WHERE recommendation = r.number AND actual IS NOT NULL
   ORDER BY id DESC LIMIT 1) AS actual,
  (SELECT answer FROM entry WHERE recommendation = r.number AND answer IS NOT NULL
   ORDER BY id DESC LIMIT 1) AS answer,
  r.owner, r.visited, r.source, r.carried_from, r.repeats_year
FROM recommendation r;
"""
