"""A stamp comes back from the pairs it was written as, and tells which leaves have changed since."""

from dataclasses import replace

from filled_forms import load_text

from cchc_score.stamp import LONGEST_VALUE, Stamp, changed_leaves, fingerprints, from_pairs, to_pairs

SET = """
id: tiny
version: "1.0"
title: Bộ tiêu chí nhỏ
levels: [commune]
total: 3
fields:
  - code: "1"
    title: Lĩnh vực
    max: 3
    children:
      - {{code: "1.1", title: "{title}", max: 1, rule: {{kind: yes_no}}}}
      - {{code: "1.2", title: Kế hoạch, max: 1, rule: {{kind: count, what: Số tin, each: {each}}}}}
      - {{code: "{last}", title: Báo cáo, max: 1, rule: {{kind: yes_no}}}}
"""


def tiny(folder, title="Công khai", each="0.5", last="1.3"):
    return load_text(SET.format(title=title, each=each, last=last), folder)


def stamp_of(criteria, **changes):
    made = Stamp(
        criteria=criteria.id,
        version=criteria.version,
        sha256=criteria.sha256,
        year=2025,
        level="commune",
        stage="self",
        unit="X01",
        unit_name="UBND phường Mẫu & Hà Nội",
        leaves=fingerprints(criteria),
    )
    return replace(made, **changes)


def test_comes_back_as_it_was(tmp_path):
    made = stamp_of(tiny(tmp_path), department="Sở Nội vụ", round="2")
    assert from_pairs(to_pairs(made)) == made


def test_comes_back_from_among_other_properties_in_any_order(tmp_path):
    made = stamp_of(tiny(tmp_path))
    pairs = [("Author", "X"), *reversed(to_pairs(made)), ("cchc", "1")]
    assert from_pairs(pairs) == made


def test_every_value_fits_a_custom_property():
    leaves = {f"{field}.{number}.1 {{đặc biệt}}": "0a1b2c3d" for field in range(9) for number in range(40)}
    made = Stamp("x", "1", "ab" * 32, 2025, "commune", "self", leaves=leaves)
    assert max(len(value) for _, value in to_pairs(made)) <= LONGEST_VALUE
    assert from_pairs(to_pairs(made)) == made


def test_what_is_no_stamp_is_none(tmp_path):
    pairs = to_pairs(stamp_of(tiny(tmp_path)))
    assert from_pairs([]) is None
    assert from_pairs([("Author", "cchc.form")]) is None
    assert from_pairs([(key, "năm nay" if key == "cchc.year" else value) for key, value in pairs]) is None
    assert from_pairs([(key, "" if key == "cchc.criteria" else value) for key, value in pairs]) is None


def test_the_same_file_has_changed_nothing(tmp_path):
    criteria = tiny(tmp_path)
    assert changed_leaves(stamp_of(criteria, leaves={"1.1": "00000000"}), criteria) == ()


def test_names_the_leaves_that_are_asked_differently_now(tmp_path):
    before = stamp_of(tiny(tmp_path))
    assert changed_leaves(before, tiny(tmp_path, title="Công khai, minh bạch")) == ("1.1",)
    assert changed_leaves(before, tiny(tmp_path, each="0.25")) == ("1.2",)
    assert changed_leaves(before, tiny(tmp_path, last="1.4")) == ("1.3",)
