"""The workflow for pull requests: its own commands, read out of its file, run on a scratch repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from versions import NEW, OLD, Repository

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "criteria.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
GUIDE = ROOT / "docs" / "pull-requests.md"
BASH = shutil.which("bash")

needs_bash = pytest.mark.skipif(BASH is None or os.name != "posix", reason="the runner's shell is bash")

_SHARED = """\
  "{plan}":
    - {{facts: {{met: yes}}, points: 1}}
    - {{facts: {{met: no}}, points: 0}}
  "{report}":
    - {{facts: {{met: yes}}, points: {most}}}
    - {{facts: {{met: no}}, points: 0}}
  "{on_time}":
    - {{facts: {{part: 45, whole: 60}}, points: 1.5}}
    - {{facts: {{part: 60, whole: 60}}, points: 2}}
    - {{facts: {{part: 0, whole: 0}}, status: not_applicable}}
  "2.2":
    - {{typed: 1.25, points: 1.25}}
"""
OLD_CASES = (
    "set: xa.yaml\ncases:\n"
    + _SHARED.format(plan="1.1", on_time="1.2", report="1.3", most=1)
    + """\
  "2.1":
    - {facts: {value: 95}, points: 3}
    - {facts: {value: 80}, points: 1.5}
    - {facts: {value: 60}, points: 0}
  "2.3":
    - {facts: {met: yes}, points: 1}
    - {facts: {met: no}, points: 0}
"""
)
NEW_CASES = (
    "set: xa.yaml\ncases:\n"
    + _SHARED.format(plan="1.2", on_time="1.3", report="2.4", most=1.5)
    + """\
  "1.1":
    - {facts: {met: yes}, points: 1}
    - {facts: {met: no}, points: 0}
  "2.1":
    - {facts: {value: 80}, points: 3}
    - {facts: {value: 79}, points: 1.5}
    - {facts: {value: 59}, points: 0}
"""
)
FORM = """\
Mã đơn vị,A01
Mã,Tiêu chí,Điểm tối đa,Số liệu kê khai,Điểm tự chấm
1.1,Ban hành kế hoạch,1,Có,
1.2,Hồ sơ đúng hạn,2,,
1.2:a,Số hồ sơ đúng hạn,,45,
1.2:b,Số hồ sơ đã giải quyết,,60,
1.3,Báo cáo định kỳ,1,Có,
2.1,Tỷ lệ hồ sơ trực tuyến,3,80%,
2.2,Chất lượng niêm yết,2,,"1,5"
2.3,Sổ theo dõi giấy,1,Có,
"""
"""By hand: 7.5 of 10 before; 8.125 of 9 after (see test_criteria_impact)."""


@pytest.fixture
def repo(tmp_path, capsys, monkeypatch):
    """A repository whose base has the old version and a year's answers, whose head has the new one."""
    (tmp_path / "work").mkdir()
    repo = Repository(tmp_path / "work", capsys, monkeypatch)
    repo.write("criteria/xa.yaml", OLD)
    repo.write("criteria/xa.cases.yaml", OLD_CASES)
    repo.write("criteria/khac.yaml", OLD.replace("id: xa", "id: khac"))
    repo.write("criteria/khac.cases.yaml", OLD_CASES.replace("xa.yaml", "khac.yaml"))
    repo.write("nam/campaign.yaml", "year: 2025\ntitle: Thử\nlevels: {commune: ../criteria/xa.yaml}\n")
    repo.write("nam/units.csv", "code,name,level,group\nA01,Xã Một,commune,Xã\n")
    repo.write("nam/self/A01.csv", FORM)
    repo.commit()
    repo.git("checkout", "-q", "-b", "de-xuat")
    repo.write("criteria/xa.yaml", NEW)
    repo.write("criteria/xa.cases.yaml", NEW_CASES)
    repo.write("criteria/moi.yaml", OLD.replace("id: xa", "id: moi"))
    repo.write("criteria/moi.cases.yaml", OLD_CASES.replace("xa.yaml", "moi.yaml"))
    repo.commit()
    return repo


class Runner:
    """Runs steps of the workflow as GitHub's runner does: each in a shell of its own, in one folder."""

    def __init__(self, repo: Repository, monkeypatch) -> None:
        self.folder = repo.folder
        self.temp = repo.folder.parent / "temp"
        self.summary = self.temp / "summary.md"
        programs = repo.folder.parent / "bin"
        for folder in (self.temp, programs):
            folder.mkdir()
        program = programs / "cchc-score"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cchc_score "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        self.env = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "BASE": repo.git("rev-parse", "main"),
            "CRITERIA": "criteria",
            "CAMPAIGN": "nam",
        }

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        words = (str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", command)
        return subprocess.run(
            words, cwd=self.folder, env=self.env, capture_output=True, check=False, encoding="utf-8"
        )


def steps() -> dict[str, str]:
    """Name → command of the steps that review, in order."""
    job = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["review"]
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step and step["name"] != "Install"}


@needs_bash
def test_a_pull_request_is_checked_compared_replayed_and_tested(repo, monkeypatch):
    runner = Runner(repo, monkeypatch)
    assert list(steps()) == ["List the sets", "Check", "Diff", "Impact", "Test"]
    for name, command in steps().items():
        done = runner.run(command)
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    summary = runner.summary.read_text(encoding="utf-8")
    assert summary == (runner.temp / "review.md").read_text(encoding="utf-8")
    headings = [line for line in summary.splitlines() if line.startswith("## ")]
    assert headings == [
        "## Bộ tiêu chí mới: `criteria/moi.yaml`",
        "## So sánh bộ tiêu chí: xa 1.0 → xa 1.1",
        "## Ai đổi hạng khi chuyển từ xa 1.0 sang xa 1.1",
    ]
    assert "| 1.1 | Phân công người đầu mối | 1 | Đạt yêu cầu: 1 điểm<br>Không đạt yêu cầu: 0 điểm |" in summary
    assert "|  | **Tổng điểm** | **10** | **10** |  | **6** |" in summary
    summary = summary.replace("\u00a0", " ")
    # 7.5 of 10, then 8.125 of the 9 points that could be answered: 90.28%
    assert "| Xã Một (A01) | 1 | 75,00 → 90,28 | +15,28 | Khá → Tốt |" in summary
    assert "| 1.1 | Phân công người đầu mối | 1 | chưa từng hỏi; để ngoài so sánh |" in summary


@needs_bash
@pytest.mark.parametrize(
    ("step", "name", "old", "new"),
    [
        ("Check", "criteria/xa.yaml", "max: 6\n", "max: 7\n"),
        ("Test", "criteria/xa.cases.yaml", "{facts: {value: 79}, points: 1.5}", "{facts: {value: 79}, points: 3}"),
    ],
)
def test_a_mistake_fails_its_step(repo, monkeypatch, step, name, old, new):
    path = repo.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    repo.write(name, text.replace(old, new))
    runner = Runner(repo, monkeypatch)
    assert runner.run(steps()["List the sets"]).returncode == 0
    done = runner.run(steps()[step])
    assert done.returncode != 0
    assert "xa" in done.stdout


@needs_bash
def test_a_pull_request_that_changes_no_set_says_nothing(repo, monkeypatch):
    repo.git("checkout", "-q", "main")
    runner = Runner(repo, monkeypatch)
    for name in ("List the sets", "Diff", "Impact"):
        assert runner.run(steps()[name]).returncode == 0
    assert runner.summary.read_text(encoding="utf-8") == ""


def test_only_the_actions_of_github_itself_are_used():
    used = re.findall(r"uses: (\S+)", WORKFLOW.read_text(encoding="utf-8"))
    assert used
    assert all(name.startswith("actions/") for name in used)


def test_values_of_the_event_are_never_pasted_into_a_command():
    assert not [name for name, command in steps().items() if "${{" in command]


def test_the_guide_shows_the_workflow_that_is_tested():
    """A province's copy differs in what it installs and which year it replays, in nothing else."""
    own = WORKFLOW.read_text(encoding="utf-8").splitlines()
    block = re.search(
        r"^```yaml\n# Reviews (.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert block is not None
    copied = f"# Reviews {block.group(1)}".splitlines()
    differing = [(a.strip(), b.strip()) for a, b in zip(own, copied, strict=True) if a != b]
    assert [(a.split(":")[0], b.split(":")[0]) for a, b in differing] == [("CAMPAIGN", "CAMPAIGN"), ("run", "run")]


OLD_REVISION, NEW_REVISION = "a03de55:criteria/commune-2025.yaml", "c5dba6b:criteria/commune-2025.yaml"


def _has_history() -> bool:
    """Whether this is a checkout with its whole history, not an archive or a shallow clone."""
    asked = (["git", "cat-file", "-e", revision] for revision in (OLD_REVISION, NEW_REVISION))
    return all(
        subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 0 for words in asked
    )


@pytest.mark.skipif(not _has_history(), reason="the two versions stand in the history of this repository")
def test_the_guide_shows_what_two_real_versions_print(repo, monkeypatch):
    monkeypatch.chdir(ROOT)
    status, out, err = repo.call("criteria", "diff", OLD_REVISION, NEW_REVISION, "--format", "markdown")
    assert status == 0, err
    guide = GUIDE.read_text(encoding="utf-8")
    quoted = guide.partition("## Who moves")[0]
    shown = [line.removeprefix("> ") for line in quoted.splitlines() if line.startswith("> ")]
    assert len(shown) > 15
    printed = out.replace("\u00a0", " ").splitlines()
    assert [line for line in shown if line not in printed] == []


# --- hooks -------------------------------------------------------------------------------------------------


def hooks() -> dict[str, dict]:
    return {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}


def chosen(hook: dict, files: list[str]) -> list[str]:
    """The files that pre-commit hands to a hook."""
    return [
        file for file in files if re.search(hook["files"], file) and not re.search(hook.get("exclude", "^$"), file)
    ]


@pytest.mark.parametrize(
    ("hook", "files"),
    [
        ("criteria-check", ["criteria/moi.yaml", "criteria/xa.yaml"]),
        (
            "criteria-test",
            ["criteria/moi.cases.yaml", "criteria/moi.yaml", "criteria/xa.cases.yaml", "criteria/xa.yaml"],
        ),
    ],
)
def test_a_hook_takes_the_files_of_a_commit_and_finds_them_sound(repo, hook, files):
    changed = repo.git("diff", "--name-only", "main").splitlines()
    assert chosen(hooks()[hook], changed) == files
    program, *words = hooks()[hook]["entry"].split()
    assert program == "cchc-score"
    status, out, err = repo.call(*words, *files)
    assert status == 0, out + err


@pytest.mark.parametrize(
    ("hook", "name", "old", "new"),
    [
        ("criteria-check", "criteria/xa.yaml", "total: 10", "total: 11"),
        ("criteria-test", "criteria/xa.cases.yaml", "typed: 1.25, points: 1.25", "typed: 1.25, points: 1"),
    ],
)
def test_a_hook_stops_a_commit_that_is_not_sound(repo, hook, name, old, new):
    text = (repo.folder / name).read_text(encoding="utf-8")
    assert old in text
    repo.write(name, text.replace(old, new))
    assert repo.call(*hooks()[hook]["entry"].split()[1:], name)[0] == 1


def test_hooks_install_the_package_and_name_its_program():
    for hook in hooks().values():
        assert hook["language"] == "python"
        assert hook["types"] == ["yaml"]
        assert hook["entry"].startswith("cchc-score criteria ")
