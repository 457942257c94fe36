"""What a worker of a cluster does for a run: versions, a setting and a plan enter, the row's files leave, or the reason
why this worker must not make it.

It reads guide, brand and logos itself, by the names that the command was given. Before it makes a row it compares all
versions with the command's, and then the row's key, the digest of all that goes into its files: a worker that would
make anything else refuses, whenever it joined."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Mapping

from publisher.press.making import Setting, Workshop
from publisher.press.plan import Plan, key_of, logos, source_of
from publisher.tool import tool

Refusal = tuple[str, Mapping[str, str]]
"""The code and the arguments of a finding."""

_MOST = 4
_SHOWN = 20  # of a digest this is enough
_known: dict[str, Workshop] = {}
"""The workshops of the runs that this worker is in. A new run reads all files anew."""
_at_work = threading.Lock()
"""A worker may have several threads, the libraries that set and bind do not know of each other's."""


def work(versions: Mapping[str, str], run: str, setting: bytes, plan: bytes) -> bytes | Refusal:
    """Make a row of the run; a Crafted leaves, pickled. Until versions are known to be the same, nothing is read but
    words."""
    here = tool()
    if here != versions:
        return "CLUSTER-VERSION", _difference(versions, here)
    with _at_work:
        return _made(_workshop(run, setting), pickle.loads(plan))


def _workshop(run: str, setting: bytes) -> Workshop:
    if run not in _known:
        if len(_known) >= _MOST:
            _known.clear()
        _known[run] = Workshop(pickle.loads(setting))
    return _known[run]


def _made(workshop: Workshop, plan: Plan) -> bytes | Refusal:
    setting: Setting = workshop.setting
    kit = workshop.kits.of(plan.row.brand, plan.row.locale)
    source = source_of(plan.row, plan.clinic, logos(setting.table))
    if key_of(source, plan.editions, kit) != plan.key:
        return "CLUSTER-FILES", {"row": str(plan.row.number)}
    return pickle.dumps(workshop.make(plan))


def _difference(theirs: Mapping[str, str], here: Mapping[str, str]) -> Mapping[str, str]:
    name = next(name for name in (*theirs, *here) if theirs.get(name) != here.get(name))
    return {"name": name, "theirs": theirs.get(name, "none")[:_SHOWN], "here": here.get(name, "none")[:_SHOWN]}
