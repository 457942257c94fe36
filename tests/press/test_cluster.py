"""A run made by the workers of a Dask cluster on loopback: the bytes of a run made here, whoever dies on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from publisher import __version__
from publisher.cli import main
from publisher.press import cluster
from publisher.press import run as running
from publisher.press.bucket import Bucket
from publisher.press.outcome import Outcome
from publisher.press.plan import Plan
from publisher.press.run import Order, Request, run
from tests.press import faults
from tests.press.conftest import Press, Table, kept, tree
from tests.press.test_run import codes

ROOT = Path(__file__).parents[2]
ROWS = (*(f"Clinic {n}" for n in range(11)), "Clinic 3", "=Bad", "Last")
Started = subprocess.Popen[str]


@contextmanager
def started(folder: Path, said: str, *words: str, **environment: str) -> Iterator[tuple[Started, str]]:
    """A process of Dask that has said `said`, and the line it said it in."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    path = os.pathsep.join(filter(None, (environment.pop("before", ""), str(ROOT))))
    variables = {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", **environment}
    process = subprocess.Popen(command, cwd=folder, env=variables, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        line = next((line for line in process.stderr if said in line), "")
        assert line, f"{words} ended with {process.wait()}"
        with ExitStack() as held:
            # What it says further must not fill the pipe.
            drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=subprocess.DEVNULL)
            held.callback(drain.wait)
            held.callback(drain.terminate)
            yield process, line
    finally:
        process.terminate()
        process.wait()
        process.stderr.close() if process.stderr else None


@pytest.fixture
def scheduler(folder: Path) -> Iterator[str]:
    words = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(folder, "Scheduler at:", *words) as (_, line):
        yield line.split()[-1]


@contextmanager
def worker(folder: Path, scheduler: str, *words: str, **environment: str) -> Iterator[Started]:
    """A worker that has joined, with one thread and no nurse unless `words` say otherwise."""
    plain = (
        "worker",
        scheduler,
        "--host",
        "127.0.0.1",
        "--no-dashboard",
        "--nthreads",
        "1",
        "--local-directory",
        str(folder),
    )
    with started(folder, "Registered to:", *plain, *(words or ("--no-nanny",)), **environment) as (process, _):
        yield process


def at(scheduler: str, press: Press, *words: str) -> Result:
    return press(*words, "--scheduler", scheduler, jobs=None)


def test_a_worker_that_is_killed_in_mid_run_costs_nothing(
    folder: Path, table: Table, press: Press, scheduler: str
) -> None:
    name = table(*ROWS)
    assert press(name, jobs=2).exit_code == 1
    undisturbed = tree(folder / "output")
    shutil.rmtree(folder / "output")
    with worker(folder, scheduler) as first, worker(folder, scheduler):

        def watch(outcome: Outcome) -> None:
            if outcome.row == 5:
                first.send_signal(signal.SIGKILL)

        order = Order("guide.md", ("brochure",))
        done = run(Request(order, name, "output", scheduler=scheduler), watch)
        assert first.poll() == -signal.SIGKILL
    assert (done.rows, done.failed) == (len(ROWS), 2)
    assert tree(folder / "output") == undisturbed


def test_rows_in_flight_are_bounded(
    table: Table, press: Press, folder: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    flying: list[int] = []
    give = cluster.Cluster.give

    def counted(engine: cluster.Cluster, plan: Plan) -> cluster.Errand:
        errand = give(engine, plan)
        flying.append(len(engine.errands))
        return errand

    monkeypatch.setattr(cluster.Cluster, "give", counted)
    with worker(folder, scheduler):
        assert at(scheduler, press, table(*(f"Clinic {n}" for n in range(9)))).exit_code == 0
    assert len(flying) == 9
    assert max(flying) == 4  # three before the one worker, and one being handed over


def test_a_row_that_kills_every_worker_is_named_and_stops_no_other(
    folder: Path, table: Table, press: Press, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "Setting", faults.Faulty)
    with worker(folder, scheduler, "--nanny"):
        told = at(scheduler, press, table("A", faults.DIES, "B", "C"))
    assert told.exit_code == 1, told.stderr
    assert codes(folder) == {2: [], 3: ["ROW-WORKER-DIED"], 4: [], 5: []}


def test_files_for_a_store_are_put_there_by_the_workers(
    folder: Path, table: Table, press: Press, scheduler: str, s3: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = table(*ROWS)
    assert press(name).exit_code == 1
    written: list[str] = []
    write = Bucket.write
    monkeypatch.setattr(Bucket, "write", lambda shelf, file, data: written.append(file) or write(shelf, file, data))
    with worker(folder, scheduler), worker(folder, scheduler):
        assert at(scheduler, press, name, "-o", s3).exit_code == 1
    assert kept(s3) == tree(folder / "output")
    assert [file for file in written if file.endswith(".pdf")] == []


def test_what_no_worker_can_reach_is_sent_back(
    folder: Path, table: Table, press: Press, scheduler: str, memory: str
) -> None:
    with worker(folder, scheduler):
        assert at(scheduler, press, table("East", "West"), "--as", "zip", "-o", memory).exit_code == 0
    assert set(kept(memory)) >= {"guide-clinics.zip", "run-report.html"}


def test_a_worker_of_another_version_is_refused_in_words(
    folder: Path, table: Table, press: Press, scheduler: str
) -> None:
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text("import publisher\npublisher.__version__ = '0.0.7'\n")
    with worker(folder, scheduler, before=str(folder / "site")):
        told = at(scheduler, press, table("A"))
    assert told.exit_code == 2
    assert "error CLUSTER-VERSION The worker tcp://127.0.0.1:" in told.stderr
    assert f"has publisher 0.0.7, and this machine {__version__}" in told.stderr
    assert not (folder / "output" / "a").exists()


def test_a_worker_without_the_program_is_told_of(folder: Path, table: Table, press: Press, scheduler: str) -> None:
    (folder / "site" / "publisher").mkdir(parents=True)
    (folder / "site" / "publisher" / "__init__.py").write_text("")
    with worker(folder, scheduler, before=str(folder / "site")):
        told = at(scheduler, press, table("A"))
    assert told.exit_code == 2
    assert f"The worker of this cluster has publisher none for this, and this machine {__version__}" in told.stderr


@pytest.mark.parametrize("other", ["guide", "logo"])
def test_a_worker_that_reads_other_files_is_refused(
    folder: Path, table: Table, press: Press, scheduler: str, other: str
) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
    for place in (folder, elsewhere):
        (place / "mark.svg").write_text(logo if other == "guide" or place == folder else logo.replace("h7", "h6"))
    guide = (folder / "guide.md").read_text("utf-8")
    (elsewhere / "guide.md").write_text(guide if other == "logo" else guide + "\nMore.\n", "utf-8")
    name = table({"name": "A", "phone": "1", "logo": "mark.svg"}, columns=("name", "phone", "logo"))
    with worker(elsewhere, scheduler):
        told = at(scheduler, press, name)
    assert told.exit_code == 2
    assert "error CLUSTER-FILES" in told.stderr
    assert "for row 2: guide, brand, recipes or logo" in told.stderr
    with worker(folder, scheduler):
        assert at(scheduler, press, name).exit_code == 0


def test_a_cluster_without_workers_is_not_waited_for_for_ever(
    table: Table, press: Press, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_LOOK", 0.05)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.1)
    told = at(scheduler, press, table("A"))
    assert told.exit_code == 2
    assert "does not do its work: it has no workers" in told.stderr


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "127.0.0.1:x"])
def test_an_address_without_a_scheduler_is_told_of(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(cluster, "_ARRIVAL", 0.2)
    told = at(address, press, table("A"))
    assert told.exit_code == 2
    assert f"error CLUSTER-LOST The cluster at {address} does not do its work: " in told.stderr
    assert "fault of ours" not in told.stderr


def test_the_package_that_is_missing_is_named(table: Table, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = at("tcp://127.0.0.1:1", press, table("A"))
    assert told.exit_code == 2
    assert "--scheduler needs the package publisher[cluster]" in told.stderr


@pytest.mark.parametrize("words", [("--jobs", "2"), ("--dry-run",)])
def test_a_cluster_and_processes_here_are_one_or_the_other(table: Table, words: tuple[str, ...]) -> None:
    told = CliRunner().invoke(main, ["press", "guide.md", table("A"), "--scheduler", "tcp://127.0.0.1:1", *words])
    assert told.exit_code == 2
    assert "--scheduler goes neither with" in told.stderr
