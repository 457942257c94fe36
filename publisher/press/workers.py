"""Processes that make rows. Plans enter in the table's order, outcomes leave in the same order.

Each process has a queue of its own, so that when one dies it is known which row it was making: the first of its queue
that has no outcome. That row is tried once more, and named if it fails again; the others of the queue go on. How much
waits is bounded, so memory does not grow with the table."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from types import TracebackType

from publisher import cycles
from publisher.model.finding import Finding
from publisher.press.making import Crafted, Setting, Workshop
from publisher.press.plan import Plan

_QUEUE = 3  # rows that a process has before it, so that it never waits for the one that reads
_TRIES = 2


class Ticket:
    """A plan that waits for its outcome in a lane."""

    def __init__(self, plan: Plan, lane: Lane) -> None:
        self.plan, self.lane = plan, lane
        self.tries = 0
        self.future: Future[Crafted] | None = None

    def outcome(self) -> Crafted:
        """Waits for it. Tickets must be asked in the order they were given out."""
        while True:
            try:
                return self.lane.finished(self)
            except BrokenExecutor:
                self.tries += 1
                self.lane.renew(without=self if self.tries == _TRIES else None)
            if self.tries == _TRIES:
                return died(self.plan)


class Lane:
    """A process and the tickets before it."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.tickets: deque[Ticket] = deque()
        self.pool = self._opened()

    def add(self, plan: Plan) -> Ticket:
        ticket = Ticket(plan, self)
        self.tickets.append(ticket)
        self._send(ticket)
        return ticket

    def finished(self, ticket: Ticket) -> Crafted:
        """Raises BrokenExecutor if the process died."""
        if ticket.future is None:
            raise BrokenExecutor
        crafted = ticket.future.result()
        self.tickets.remove(ticket)
        return crafted

    def renew(self, without: Ticket | None = None) -> None:
        """A new process for the tickets that still wait."""
        self.close()
        if without:
            self.tickets.remove(without)
        self.pool = self._opened()
        for ticket in self.tickets:
            if not _is_through(ticket.future):
                self._send(ticket)

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)

    def _send(self, ticket: Ticket) -> None:
        try:
            ticket.future = self.pool.submit(_make, ticket.plan)
        except BrokenExecutor:
            ticket.future = None

    def _opened(self) -> ProcessPoolExecutor:
        # Started afresh, not forked: the same on every system, whatever threads run here.
        fresh = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, mp_context=fresh, initializer=_begin, initargs=(self.setting,))


def _is_through(future: Future[Crafted] | None) -> bool:
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


class Crew:
    """So many lanes. `most` is how many rows may wait."""

    def __init__(self, setting: Setting, jobs: int) -> None:
        self.setting, self.jobs = setting, jobs
        self.most = jobs * _QUEUE
        self.lanes: list[Lane] = []

    def give(self, plan: Plan) -> Ticket:
        """The plan to the lane with the least to do; a lane is opened when there is work for it."""
        if len(self.lanes) < self.jobs and all(lane.tickets for lane in self.lanes):
            self.lanes.append(Lane(self.setting))
        return min(self.lanes, key=lambda lane: len(lane.tickets)).add(plan)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for lane in self.lanes:
            lane.close()


_here: list[Workshop] = []
"""The workshop of this process, if it is one of a lane."""


def _begin(setting: Setting) -> None:
    """Ctrl-C is the parent's to hear. A process whose parent is gone ends at once: nobody would read what it makes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    cycles.seldom(cycles.FOR_EVER)
    _here.append(Workshop(setting))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _make(plan: Plan) -> Crafted:
    return _here[0].make(plan)


def died(plan: Plan) -> Crafted:
    return Crafted(plan.outcome((*plan.findings, Finding("ROW-WORKER-DIED", plan.row.place))))
