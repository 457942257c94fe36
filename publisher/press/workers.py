"""Processes that make rows. Plans enter in the table's order, outcomes leave in the same order.

A plan goes to the process that has the least to do. Each tells of its rows one after another, so that when it dies it
is known which row it was making: the first that it has not told of. That row is tried once more, and named if it fails
again; the others go on. How much waits is bounded, so memory does not grow with the table.

Each process has a pipe, and one thread here listens to all of them: a pool of the standard library keeps two threads
for each of its processes, and what passed through them took twice as long as reading and planning the rows."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from publisher import cycles
from publisher.model.finding import Finding
from publisher.press.making import Crafted, Setting, Workshop
from publisher.press.plan import Plan

_QUEUE = 3  # rows that a process has before it, so that it never waits for the one that reads
_PLANNED = 16  # rows a process that wait in all: so many are made from a forme while one is built in full
_TRIES = 2
_MOST = 256 if sys.platform != "win32" else 30  # of which the system listens to two signs each at once


class Ticket:
    """A plan that waits for its outcome."""

    def __init__(self, plan: Plan, crew: Crew) -> None:
        self.plan, self.crew = plan, crew
        self.tries = 0
        self.crafted: Crafted | None = None

    def outcome(self) -> Crafted:
        """Waits for it."""
        while self.crafted is None:
            self.crew.listen()
        return self.crafted


class Hand:
    """A process, and the tickets that it has and has not told of."""

    def __init__(self, setting: Setting) -> None:
        # Started afresh, not forked: the same on every system, whatever threads run here.
        fresh = multiprocessing.get_context("spawn")
        self.pipe, theirs = fresh.Pipe()
        self.tickets: deque[Ticket] = deque()
        self.process = fresh.Process(target=_serve, args=(theirs, setting), daemon=True)
        self.process.start()
        theirs.close()  # else nobody would hear that the process is gone

    @property
    def signs(self) -> tuple[Connection[Any, Any], int]:
        """What is to be waited for: it tells something, or it has ended. On Windows the pipe of a process that died
        before it took its end would stay open."""
        return self.pipe, self.process.sentinel

    def give(self, ticket: Ticket) -> None:
        self.tickets.append(ticket)
        with suppress(OSError):  # it is gone, which will be heard
            self.pipe.send(ticket.plan)

    def heard(self) -> bool:
        """Takes what became of the first ticket; False if the process is gone."""
        try:
            crafted = self.pipe.recv()
        except (EOFError, OSError):
            return False
        self.tickets.popleft().crafted = crafted
        return True

    def stop(self) -> None:
        """Nothing more is to come."""
        with suppress(OSError):
            self.pipe.send(None)

    def end(self) -> None:
        """Wait until it has made what it has; nobody will ask for it."""
        with suppress(EOFError, OSError):
            while self.pipe in wait(self.signs):
                self.pipe.recv_bytes()
        self.process.join()
        self.pipe.close()


class Crew:
    """So many hands. `most` is how many rows may wait."""

    def __init__(self, setting: Setting, jobs: int) -> None:
        self.setting, self.jobs = setting, min(jobs, _MOST)
        self.most = self.jobs * _PLANNED
        self.hands: list[Hand] = []
        self.waiting: deque[Ticket] = deque()

    def give(self, plan: Plan) -> Ticket:
        ticket = Ticket(plan, self)
        self.waiting.append(ticket)
        self._hand_out()
        return ticket

    def listen(self) -> None:
        """Waits until one of the processes has something to tell."""
        told = wait([sign for hand in self.hands for sign in hand.signs])
        for hand in [hand for hand in self.hands if not set(told).isdisjoint(hand.signs)]:
            if hand.pipe not in told or not hand.heard():
                self._bury(hand)
        self._hand_out()

    def _hand_out(self) -> None:
        while self.waiting and (hand := self._free()):
            hand.give(self.waiting.popleft())

    def _free(self) -> Hand | None:
        """The hand with the least to do, if it can do more; one is taken on when there is work for it."""
        if len(self.hands) < self.jobs and all(hand.tickets for hand in self.hands):
            self.hands.append(Hand(self.setting))
        hand = min(self.hands, key=lambda hand: len(hand.tickets))
        return hand if len(hand.tickets) < _QUEUE else None

    def _bury(self, hand: Hand) -> None:
        """Its tickets are the next to be given out, but for one that was tried often enough."""
        hand.end()
        self.hands.remove(hand)
        if hand.tickets:
            made = hand.tickets[0]
            made.tries += 1
            if made.tries == _TRIES:
                hand.tickets.popleft().crafted = died(made.plan)
        self.waiting.extendleft(reversed(hand.tickets))

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for hand in self.hands:
            hand.stop()
        for hand in self.hands:
            hand.end()


def _serve(pipe: Connection[Any, Any], setting: Setting) -> None:
    """Make rows until there are no more. Ctrl-C is the parent's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cycles.seldom(cycles.FOR_EVER)
    plans: SimpleQueue[Plan | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, plans), daemon=True).start()
    workshop = Workshop(setting)
    while plan := plans.get():
        pipe.send(workshop.make(plan))
    os._exit(0)  # its values need not be taken apart one by one


def _receive(pipe: Connection[Any, Any], plans: SimpleQueue[Plan | None]) -> None:
    """Takes plans in at once, so that who sends them never waits for who waits to be heard. A process whose parent is
    gone ends at once: nobody would read what it makes. So does one that cannot read a plan: it would wait for ever."""
    try:
        while True:
            plans.put(pipe.recv())
    finally:
        os._exit(1)


def died(plan: Plan) -> Crafted:
    return Crafted(plan.outcome((*plan.findings, Finding("ROW-WORKER-DIED", plan.row.place))))
