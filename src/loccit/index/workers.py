"""Work shared between processes, results in order; in this process where that is not possible or not worth it."""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
MOST = 4
_PIPE = 1 << 20  # bytes; what Linux lets everyone have


def spare_processes() -> int:
    """How many workers are worth starting: none with one processor, or where processes cannot be forked.

    Nor beside another thread: a fork copies the locks that it may hold, and nobody would open them.
    """
    threading = sys.modules.get("threading")
    if sys.platform != "linux" or (threading is not None and threading.active_count() > 1):
        return 0
    processors = len(os.sched_getaffinity(0))
    return 0 if processors < 2 else min(processors, MOST)


def in_order(work: Callable[[int], T], parts: int, workers: int) -> Iterator[T]:
    """`work(0)`, `work(1)`, … `work(parts - 1)`, computed by `workers` forked processes, each at most one pipe ahead.

    The results are plain values that `marshal` knows. The workers see everything this process holds in memory. What a
    worker does not give (it was killed, it could not be started) is computed here.
    """
    lanes = _start(work, parts, min(workers, parts))
    broken: set[int] = set()
    try:
        for part in range(parts):
            lane = part % len(lanes) if lanes else 0
            if not lanes or lane in broken:
                yield work(part)
                continue
            try:
                result: T = marshal.loads(lanes[lane][0].recv_bytes())
            except (EOFError, OSError, ValueError, TypeError):
                broken.add(lane)
                result = work(part)
            yield result
    finally:
        for pipe, process in lanes:
            pipe.close()
            process.terminate()
            process.join()


def _start(work: Callable[[int], T], parts: int, workers: int) -> list[tuple[Connection, BaseProcess]]:
    if workers < 1:
        return []
    from multiprocessing import get_context

    context = get_context("fork")
    lanes: list[tuple[Connection, BaseProcess]] = []
    gc.freeze()  # the workers' collections then leave this process's memory alone, and shared
    try:
        for lane in range(workers):
            here, there = context.Pipe(duplex=False)
            _widen(there.fileno())
            process: BaseProcess = context.Process(
                target=_serve, args=(work, range(lane, parts, workers), there), daemon=True
            )
            try:
                process.start()
            finally:
                there.close()
            lanes.append((here, process))
    except OSError:  # no memory or no process left: fewer lanes would change the order, so none
        for pipe, process in lanes:
            pipe.close()
            process.terminate()
            process.join()
        lanes = []
    finally:
        gc.unfreeze()
    return lanes


def _widen(pipe: int) -> None:
    """Room for several results, where the system gives it: a worker need not wait until its last one was taken."""
    if sys.platform != "linux":  # no other system has the call
        return
    import fcntl

    with contextlib.suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _serve(work: Callable[[int], Any], parts: range, pipe: Connection) -> None:
    gc.disable()
    try:
        for part in parts:
            pipe.send_bytes(marshal.dumps(work(part)))
    except BrokenPipeError:  # the other side has heard enough
        pass
    finally:
        pipe.close()
