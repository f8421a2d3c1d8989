"""The batch: order, the shared context, and files that kill, stall or starve their worker."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from multiprocessing import active_children

import pytest

from cchc_score.inputs.batch import Limits, run

SHORT = Limits(seconds=1.5)


def read(context, task):
    """Stands for a reader: the name of the task says how the file behaves."""
    if task.startswith("dies"):
        os._exit(3)
    if task.startswith("hangs"):
        time.sleep(600)
    if task.startswith("eats"):
        return len(bytearray(1 << 45))
    if task.startswith("ours"):
        raise KeyError(task)
    return f"{context}:{task}"


def codes(outcomes):
    return {outcome.problem.place.file: outcome.problem.code for outcome in outcomes if outcome.problem}


def run_names(names, **options):
    return run(names, read, "ctx", shown=lambda name: f"self/{name}", **options)


def test_results_come_in_the_order_of_the_tasks():
    names = [f"f{number}.xlsx" for number in range(70)]
    done = []
    outcomes = run_names(names, jobs=2, on_done=done.append)
    assert [outcome.value for outcome in outcomes] == [f"ctx:{name}" for name in names]
    assert sum(done) == 70
    assert len(done) > 1, "progress is told while the work goes on"


def test_no_task_needs_no_worker():
    assert run_names([]) == []


def test_a_dying_worker_costs_one_file_that_is_named():
    names = [f"f{number}.xlsx" for number in range(20)]
    names[5] = "dies.xlsb"
    outcomes = run_names(names, jobs=2)
    assert codes(outcomes) == {"self/dies.xlsb": "reader-died"}
    assert [outcome.value for outcome in outcomes if outcome.value] == [f"ctx:{n}" for n in names if n != names[5]]


def test_several_dying_files_in_one_chunk_are_all_named():
    outcomes = run_names(["dies1", "a", "dies2", "b"], jobs=1)
    assert codes(outcomes) == {"self/dies1": "reader-died", "self/dies2": "reader-died"}
    assert [outcome.value for outcome in outcomes] == [None, "ctx:a", None, "ctx:b"]


def test_a_stalling_file_is_given_up_after_its_time():
    outcomes = run_names(["a", "hangs", "b"], limits=SHORT)
    assert codes(outcomes) == {"self/hangs": "reader-hung"}
    assert [outcome.value for outcome in outcomes] == ["ctx:a", None, "ctx:b"]
    assert "1.5" in outcomes[1].problem.message("vi")


def test_a_file_that_needs_too_much_memory_is_named():
    outcomes = run_names(["a", "eats", "b"])
    assert codes(outcomes) == {"self/eats": "reader-out-of-memory"}
    assert [outcome.value for outcome in outcomes] == ["ctx:a", None, "ctx:b"]


def reserve(_, size):
    return len(bytearray(size))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_the_memory_of_a_worker_is_bounded():
    sizes = [10, 3 << 30]
    outcomes = run(sizes, reserve, None, shown=str, limits=Limits(memory=1 << 30))
    assert outcomes[0].value == 10
    assert outcomes[1].problem.code == "reader-out-of-memory"


def test_a_fault_of_ours_costs_one_file_and_says_which_fault():
    outcomes = run_names(["a", "ours", "b"])
    assert codes(outcomes) == {"self/ours": "reader-failed"}
    assert "KeyError" in outcomes[1].problem.message("en")


def test_work_that_cannot_start_is_not_blamed_on_a_file():
    with pytest.raises(BrokenExecutor):
        run(["a"], read, Unpicklable(), shown=str)


class Unpicklable:
    def __reduce__(self):
        return (os._exit, (1,))


def test_another_executor_can_take_the_work():
    made = []

    def in_a_thread(prepare) -> Executor:
        made.append(prepare)
        return ThreadPoolExecutor(1, initializer=prepare)

    outcomes = run_names([f"f{number}" for number in range(20)], jobs=2, factory=in_a_thread)
    assert [outcome.value for outcome in outcomes][:2] == ["ctx:f0", "ctx:f1"]
    assert len(made) == 2


def test_ctrl_c_kills_the_workers_and_propagates():
    before = set(active_children())

    def interrupt(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(["a"] * 16 + ["hangs"] * 16, read, None, shown=str, jobs=2, on_done=interrupt)
    deadline = time.monotonic() + 20
    while set(active_children()) - before and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert not set(active_children()) - before


SCRIPT = """
import time
from cchc_score.inputs.batch import run

def work(_, task):
    print("reading", flush=True)
    time.sleep(600)

if __name__ == "__main__":
    run([1], work, None, shown=str)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="workers share the output only on POSIX")
def test_workers_end_when_their_parent_was_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(SCRIPT, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=env) as parent:
        assert parent.stdout.readline().strip() == b"reading"
        parent.kill()
        parent.communicate(timeout=60)  # comes to an end only when the worker lets go of the output too
