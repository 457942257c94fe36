"""Workers of an existing Dask cluster that make rows. Plans enter in the table's order, outcomes leave in the same
order.

What a worker does, and when it refuses, is said in `elsewhere`. Dask hands the rows of a worker that died to others.
Since it accuses all rows that waited there, one that it gives up is tried once more with no other beside it, and named
if that fails too. Rows in flight are bounded, so memory here and there does not grow with the table."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

from publisher.model.finding import BrokenInput, Finding
from publisher.press.making import Crafted, Setting
from publisher.press.plan import Plan
from publisher.press.workers import died
from publisher.tool import tool

_WORK = "__import__('importlib').import_module('publisher.press.elsewhere').work(*given)"
"""In words, not as a function: Dask ends a worker that cannot find a function it was sent, where the program is missing
or another version. So it can answer."""
_QUEUE = 3  # rows that a worker has before it
_TRIES = 2
_COUNTED = 32  # rows after which workers are counted again
_ARRIVAL, _LOOK, _PATIENCE = 15.0, 10.0, 300.0
"""Seconds: until a scheduler must answer, between looks for workers, and that a run waits while there is none."""


@contextmanager
def joined(setting: Setting, address: str) -> Iterator[Cluster]:
    """The workers at the scheduler's `address`. Raises BrokenInput: EXTRA-MISSING, CLUSTER-LOST."""
    try:
        from distributed import Client
    except ImportError as missing:
        arguments = {"what": "--scheduler", "package": "publisher[cluster]"}
        raise BrokenInput(Finding("EXTRA-MISSING", arguments=arguments)) from missing
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told as a finding
    try:
        client = Client(address, timeout=_ARRIVAL)
    except Exception as error:  # an address may be wrong in many ways
        raise _lost(address, error) from error
    with client:
        cluster = Cluster(setting, address, client)
        try:
            yield cluster
        finally:  # what a worker still writes belongs to this run
            cluster.end()


class Errand:
    """A plan that waits for its outcome somewhere in the cluster."""

    def __init__(self, plan: Plan, cluster: Cluster) -> None:
        self.plan, self.cluster = plan, cluster
        self.future: Any = cluster.sent(plan)

    def outcome(self) -> Crafted:
        """Waits for it. Errands must be asked in the order they were given out."""
        try:
            for _ in range(_TRIES - 1):
                crafted = self.cluster.received(self)
                if crafted:
                    return crafted
                self.cluster.settle()
                self.future = self.cluster.sent(self.plan)
            return self.cluster.received(self) or died(self.plan)
        finally:
            self.cluster.errands.remove(self)


class Cluster:
    """`most` is how many rows may wait: some for each worker, however many there are at the time."""

    def __init__(self, setting: Setting, address: str, client: Any) -> None:
        self.address, self.client = address, client
        self.errands: list[Errand] = []
        self._setting, self._run = pickle.dumps(setting), uuid4().hex
        self._tool = dict(tool())
        self._given = 0
        self.most = _QUEUE

    def give(self, plan: Plan) -> Errand:
        if self._given % _COUNTED == 0:
            self.most = _QUEUE * max(1, self._workers())
        self._given += 1
        self.errands.append(Errand(plan, self))
        return self.errands[-1]

    def sent(self, plan: Plan) -> Any:
        with self._held():
            given = (self._tool, self._run, self._setting, pickle.dumps(plan))
            return self.client.submit(eval, _WORK, {"given": given}, key=f"publisher-{uuid4().hex}")

    def received(self, errand: Errand) -> Crafted | None:
        """What became of it; None where Dask gave it up, since worker after worker died with it."""
        from distributed.scheduler import KilledWorker

        with self._held():
            try:
                said = self._waited(lambda: errand.future.result(timeout=_LOOK))
            except KilledWorker:
                return None
            except ImportError as missing:
                arguments = {"name": "publisher", "here": "none for this", "theirs": self._tool["publisher"]}
                raise _refused("CLUSTER-VERSION", "of this cluster", arguments) from missing
            if isinstance(said, bytes):
                crafted: Crafted = pickle.loads(said)
                return crafted
            raise _refused(said[0], self._maker(errand.future), said[1])

    def settle(self) -> None:
        """Wait until no errand is under way."""
        from distributed import wait

        with self._held():
            self._waited(lambda: wait([errand.future for errand in self.errands], timeout=_LOOK))

    def end(self) -> None:
        """Wait for the rows that were given out: Dask cannot stop one that has begun."""
        with suppress(Exception):  # what ended the run is told
            self.settle()

    def _waited(self, ask: Callable[[], Any]) -> Any:
        """What `ask` brings, however long it takes as long as there is a worker."""
        alone = 0.0
        while True:
            try:
                return ask()
            except TimeoutError:
                alone = 0.0 if self._workers() else alone + _LOOK
                if alone >= _PATIENCE:
                    raise _lost(self.address, "it has no workers") from None

    def _maker(self, future: Any) -> str:
        """The address of the worker that has answered."""
        return ", ".join(worker for workers in self.client.who_has([future]).values() for worker in workers)

    def _workers(self) -> int:
        with self._held():
            return len(self.client.nthreads())

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Turns what Dask raises into a finding."""
        try:
            yield
        except BrokenInput:
            raise
        except Exception as error:  # Dask raises what it likes, and what a worker raised
            raise _lost(self.address, error) from error


def _refused(code: str, worker: str, arguments: Mapping[str, str]) -> BrokenInput:
    return BrokenInput(Finding(code, arguments={**arguments, "worker": worker}))


def _lost(address: str, reason: object) -> BrokenInput:
    said = (str(reason).splitlines() or [""])[0] or type(reason).__name__
    return BrokenInput(Finding("CLUSTER-LOST", arguments={"address": address, "reason": said[:300]}))
