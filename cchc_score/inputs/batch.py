"""Inputs: many files read in worker processes; one that kills, stalls or starves its worker costs only itself."""

from __future__ import annotations

import functools
import os
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from multiprocessing import active_children
from typing import Any, Generic, NamedTuple, TypeVar

from cchc_score.inputs.worker import MEMORY, do, prepare, process_worker, report_ready
from cchc_score.problems import Place, Problem

Context = TypeVar("Context")
Task = TypeVar("Task")
Result = TypeVar("Result")

WorkerFactory = Callable[[Callable[[], object]], Executor]
"""Makes an executor of ONE worker that has run the given (picklable) preparation. The seam for other machinery."""

_TASKS_AT_ONCE = 16
_WORTH_SEVERAL_WORKERS = 8
_TICK = 0.25


class Limits(NamedTuple):
    """What one file may cost."""

    seconds: float = 60.0
    memory: int | None = MEMORY
    """Bytes of address space of a worker, where the system can bound it (not on Windows)."""


DEFAULT_LIMITS = Limits()


class Outcome(NamedTuple, Generic[Result]):
    """What came of one task: the result of the work, or the problem that says why there is none."""

    value: Result | None
    problem: Problem | None


def run(
    tasks: Sequence[Task],
    work: Callable[[Context, Task], Result],
    context: Context,
    *,
    shown: Callable[[Task], str],
    jobs: int | None = None,
    limits: Limits = DEFAULT_LIMITS,
    on_done: Callable[[int], object] = lambda _: None,
    factory: WorkerFactory | None = None,
) -> list[Outcome[Result]]:
    """Do the work on every task in worker processes; outcomes in the order of the tasks.

    `work` is a function of a module, called as work(context, task); the context travels once to each worker.
    `shown` names the task's file in problems. `jobs` is the number of workers (every processor when None; a
    handful of tasks gets one). `on_done` is told how many more tasks are finished. A chunk of tasks whose worker
    died, stalled or ran out of memory is done again task by task, so that only the guilty file is lost.
    Raises what a worker's preparation raises (our fault, not a file's) and KeyboardInterrupt; workers are killed.
    """
    wanted = jobs or os.cpu_count() or 1
    make = factory or functools.partial(process_worker, memory=limits.memory)
    ready = functools.partial(prepare, work, context)
    batch: _Batch[Task, Result] = _Batch(tasks, shown, limits, on_done, lambda: _Lane(make, ready))
    return batch.run(wanted if len(tasks) >= _WORTH_SEVERAL_WORKERS else 1)


class _Lane:
    """One worker and the chunk it is busy with."""

    def __init__(self, factory: WorkerFactory, prepare: Callable[[], object]) -> None:
        before = active_children()
        self._executor = factory(prepare)
        self._clock: float | None = None
        self._ready = self._executor.submit(report_ready)
        self._ready.add_done_callback(self._start_clock)
        self._processes = [child for child in active_children() if child not in before]
        self.chunk: tuple[int, ...] = ()
        self.future: Future[list[Any]] | None = None

    def _start_clock(self, _: object) -> None:
        self._clock = time.monotonic()

    def give(self, chunk: tuple[int, ...], tasks: Sequence[Any]) -> None:
        """Begin a chunk."""
        self.chunk = chunk
        self.future = self._executor.submit(do, tasks)
        if self._clock is not None:
            self._clock = time.monotonic()

    def finish(self) -> tuple[list[Any], BaseException | None]:
        """The results of the chunk, or what ended it. Raises when the worker could not even start."""
        assert self.future is not None
        future, self.future = self.future, None
        error = future.exception()
        if error is not None:
            self._ready.result()
            return [], error
        return future.result(), None

    def is_done(self) -> bool:
        """Whether the chunk has come to an end, good or bad."""
        return self.future is not None and self.future.done()

    def overdue(self, seconds: float) -> bool:
        """Whether the chunk takes longer than one file may; the start of the worker does not count."""
        return self._clock is not None and time.monotonic() - self._clock > seconds

    def kill(self) -> None:
        """End the worker at once, whatever it is doing."""
        for process in self._processes:
            process.kill()
        self._executor.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Let the idle worker go."""
        self._executor.shutdown()


class _Batch(Generic[Task, Result]):
    """One run: the chunks that wait, the lanes, the outcomes so far."""

    def __init__(
        self,
        tasks: Sequence[Task],
        shown: Callable[[Task], str],
        limits: Limits,
        on_done: Callable[[int], object],
        open_lane: Callable[[], _Lane],
    ) -> None:
        self._tasks, self._shown, self._limits = tasks, shown, limits
        self._on_done, self._open_lane = on_done, open_lane
        self._outcomes: dict[int, Outcome[Result]] = {}
        self._waiting: deque[tuple[int, ...]] = deque()
        self._lanes: list[_Lane] = []

    def run(self, workers: int) -> list[Outcome[Result]]:
        total = len(self._tasks)
        size = max(1, min(_TASKS_AT_ONCE, -(-total // (2 * workers))))
        self._waiting.extend(tuple(range(first, min(first + size, total))) for first in range(0, total, size))
        try:
            while len(self._outcomes) < total:
                self._hand_out(workers)
                self._collect()
        finally:
            for lane in self._lanes:
                if len(self._outcomes) < total:
                    lane.kill()
                else:
                    lane.close()
        return [self._outcomes[index] for index in range(total)]

    def _hand_out(self, workers: int) -> None:
        """Every idle worker gets a chunk; workers are started only as long as chunks wait."""
        for lane in [lane for lane in self._lanes if lane.future is None]:
            if self._waiting:
                self._begin(lane)
        while self._waiting and len(self._lanes) < workers:
            self._lanes.append(self._open_lane())
            self._begin(self._lanes[-1])

    def _begin(self, lane: _Lane) -> None:
        chunk = self._waiting.popleft()
        try:
            lane.give(chunk, [self._tasks[index] for index in chunk])
        except BrokenExecutor:  # the worker died after its last chunk; no file is to blame
            self._drop(lane)
            self._waiting.appendleft(chunk)

    def _collect(self) -> None:
        busy = [lane.future for lane in self._lanes if lane.future is not None]
        wait(busy, timeout=min(_TICK, self._limits.seconds / 4), return_when=FIRST_COMPLETED)
        for lane in [lane for lane in self._lanes if lane.future is not None]:
            if lane.is_done():
                self._settle(lane)
            elif lane.overdue(self._limits.seconds):
                self._drop(lane)
                self._lose(lane.chunk, "reader-hung", {"seconds": f"{self._limits.seconds:g}"})

    def _settle(self, lane: _Lane) -> None:
        results, error = lane.finish()
        if error is None:
            for index, value in zip(lane.chunk, results, strict=True):
                self._outcomes[index] = Outcome(value, None)
            self._on_done(len(lane.chunk))
        elif isinstance(error, BrokenExecutor):
            self._drop(lane)
            self._lose(lane.chunk, "reader-died", {})
        elif isinstance(error, MemoryError):
            self._drop(lane)  # a worker that once ran full stays fragmented
            self._lose(lane.chunk, "reader-out-of-memory", {})
        else:
            self._lose(lane.chunk, "reader-failed", {"detail": f"{type(error).__name__}: {error}"[:200]})

    def _lose(self, chunk: tuple[int, ...], code: str, values: dict[str, object]) -> None:
        """A chunk failed: do its tasks one by one, or name the one file that it was."""
        if len(chunk) > 1:
            self._waiting.extendleft((index,) for index in reversed(chunk))
            return
        task = self._tasks[chunk[0]]
        self._outcomes[chunk[0]] = Outcome(None, Problem(code, Place(self._shown(task)), values))
        self._on_done(1)

    def _drop(self, lane: _Lane) -> None:
        lane.kill()
        self._lanes.remove(lane)
