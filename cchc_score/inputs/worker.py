"""Inputs: the worker's side of a batch: how it starts, what it may use, when it ends."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any

MEMORY = 2 << 30
"""Bytes of address space a worker gets unless told otherwise."""


def process_worker(prepare: Callable[[], object], *, memory: int | None = MEMORY) -> Executor:
    """One worker process, started afresh (spawn) on every system alike."""
    return ProcessPoolExecutor(1, get_context("spawn"), initializer=_enter, initargs=(prepare, memory))


_held: tuple[Callable[[Any, Any], Any], Any] | None = None


def _enter(prepare: Callable[[], object], memory: int | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle; it kills its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory is not None:
        _bound_memory(memory)
    prepare()
    _collect_seldom()


def _collect_seldom() -> None:
    """A file is thousands of small objects and hardly a cycle: looking for garbage took a sixth of the reading."""
    gc.freeze()  # the context stays for good
    gc.set_threshold(20_000, 10, 10)


def _end_with_parent() -> None:
    """A parent that was killed outright can tell its workers nothing; they must not stay behind."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _bound_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def prepare(work: Callable[[Any, Any], Any], context: object) -> None:
    """Keep the work and its context for all chunks to come."""
    global _held
    _held = (work, context)


def report_ready() -> None:
    """The first task of a worker: when it is done the worker has started."""


def do(tasks: Sequence[Any]) -> list[Any]:
    """Work through one chunk."""
    assert _held is not None
    work, context = _held
    return [work(context, task) for task in tasks]
