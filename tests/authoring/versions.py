"""Two versions of a small set for tests, a git repository that holds them, and the command line run in it."""

import json
import subprocess
from pathlib import Path

from cchc_score.cli.entry import run

OLD = """\
id: xa
version: "1.0"
title: Bộ tiêu chí của xã
levels: [commune]
total: 10
grades:
  bands: [{name: Tốt, from: 80}, {name: Khá, from: 50, below: 80}, {name: Yếu, below: 50}]
fields:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 4
    children:
      - {code: "1.1", title: Ban hành kế hoạch, max: 1, rule: {kind: yes_no}}
      - code: "1.2"
        title: Hồ sơ đúng hạn
        max: 2
        rule: {kind: ratio, part: Số hồ sơ đúng hạn, whole: Số hồ sơ đã giải quyết, zero_over_zero: not_applicable}
      - {code: "1.3", title: Báo cáo định kỳ, max: 1, rule: {kind: yes_no}}
  - code: "2"
    title: Công khai và một cửa
    max: 6
    children:
      - code: "2.1"
        title: Tỷ lệ hồ sơ trực tuyến
        max: 3
        guidance: Theo số liệu của hệ thống.
        rule:
          kind: bands
          value: Tỷ lệ hồ sơ trực tuyến
          type: percent
          bands: [{above: 90, points: 3}, {from: 70, to: 90, points: 1.5}, {below: 70, points: 0}]
      - {code: "2.2", title: Chất lượng niêm yết, max: 2, rule: {kind: judged, step: 0.25}}
      - {code: "2.3", title: Sổ theo dõi giấy, max: 1, rule: {kind: yes_no}}
"""
"""By hand: 1 + 2 + 1 = 4; 3 + 2 + 1 = 6."""

NEW = """\
id: xa
version: "1.1"
title: Bộ tiêu chí của xã
levels: [commune]
total: 10
ranking: {places: 1}
grades:
  bands: [{name: Tốt, from: 80}, {name: Khá, from: 60, below: 80}, {name: Yếu, below: 60}]
fields:
  - code: "1"
    title: Chỉ đạo, điều hành
    max: 4
    children:
      - {code: "1.1", title: Phân công người đầu mối, max: 1, rule: {kind: yes_no}}
      - {code: "1.2", title: Ban hành kế hoạch, max: 1, rule: {kind: yes_no}}
      - code: "1.3"
        title: Hồ sơ đúng hạn
        max: 2
        rule: {kind: ratio, part: Số hồ sơ đúng hạn, whole: Số hồ sơ đã giải quyết, zero_over_zero: not_applicable}
  - code: "2"
    title: Công khai và một cửa
    max: 6
    children:
      - code: "2.1"
        title: Tỷ lệ hồ sơ trực tuyến
        max: 3
        guidance: Theo số liệu của Cổng dịch vụ công.
        rule:
          kind: bands
          value: Tỷ lệ hồ sơ trực tuyến
          type: percent
          bands: [{from: 80, points: 3}, {from: 60, below: 80, points: 1.5}, {below: 60, points: 0}]
      - {code: "2.2", title: Chất lượng niêm yết, max: 1.5, rule: {kind: judged, step: 0.25}}
      - {code: "2.4", title: Báo cáo định kỳ, max: 1.5, rule: {kind: yes_no}}
"""
"""1.1 is new and pushes 1.1, 1.2 one further; 1.3 moves to field 2 as 2.4 with half a point of 2.2; 2.3 goes."""


class Repository:
    """A scratch git repository with the command line run in it."""

    def __init__(self, folder: Path, capsys, monkeypatch) -> None:
        self.folder, self.capsys = folder, capsys
        monkeypatch.chdir(folder)
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            monkeypatch.delenv(name, raising=False)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ("git", *who, *words), cwd=self.folder, capture_output=True, check=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "version")

    def call(self, *words: str) -> tuple[int, str, str]:
        status = run(words)
        printed = self.capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return status, printed.out, printed.err

    def json(self, *words: str) -> dict:
        status, out, err = self.call(*words, "--format", "json")
        assert status == 0, out + err
        return json.loads(out)
