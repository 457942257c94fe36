"""What a million patients' handouts cost, reckoned from what was measured. Values in, Markdown out."""

from __future__ import annotations

from benchmarks.press.trials import Measured

MILLION = 1_000_000
MACHINES = (1, 10, 100)
_LEAST = 1e-6
"""Seconds; a short run may measure less than nothing."""

_TEXT = """\
### What a million patients' handouts cost on N machines

Reckoned from the run of {rows:,} handouts above, which took {first:.2f} ms of the first process and {workers:.2f} ms
of a worker each and {size:,.0f} bytes a file. A machine is one like this, with two processors, on which the run's two
processes made a handout in {clock:.2f} ms on the clock. A million handouts are {hours:.2f} hours of one processor and
{gigabytes:,.0f} GB, and cost {hours:.2f} times what an hour of a processor costs, however many machines share the work.

| machines | hours on the clock |
|---|---|
{machines}

Each machine makes a part of the table into a folder of its own. Parts know nothing of each other, so nothing is shared
and nothing is waited for; clinics of one name have to stand in the same part, or have a `slug`. It stops scaling:

- **Inside one run at {feeds:,.0f} workers.** The first process reads, plans and enters every row, and cannot give out
  more than {given:,.0f} rows a second. More workers than that wait: cut the table instead.
- **On one shared disk at {writers:,.0f} machines.** Plain writing took {plain:.2f} ms a file here; a disk as fast as
  this one, or a server in front of it, takes no more than {files:,.0f} files a second from all machines together.
- **In memory.** The first process keeps what it must know of folders that are taken: {kept:,.0f} bytes a row here, or
  {whole:,.0f} MB for a million rows in one run. A table in a hundred parts needs a hundredth of that in each.
- **At the start.** A run takes {start:.1f} s of processor before its first handout: with a million rows on
  {alone:,.0f} machines or more the start costs as much as the work.
"""


def million(figures: Measured) -> str:
    many = figures.many
    first, workers, clock = (max(each, _LEAST) for each in (many.first, many.workers, many.wall))
    hours = MILLION * (first + workers) / 3600
    plain = figures.plain / many.long.rows
    kept = max(0.0, (many.long.first_memory - many.short.first_memory) / many.rows)
    start = many.short.first + many.short.workers - many.short.rows * (first + workers)
    return _TEXT.format(
        rows=many.long.rows,
        first=first * 1000,
        workers=workers * 1000,
        size=many.size,
        clock=clock * 1000,
        hours=hours,
        gigabytes=MILLION * many.size / 1e9,
        machines="\n".join(f"| {number} | {MILLION * clock / 3600 / number:.3f} |" for number in MACHINES),
        feeds=workers / first,
        given=1 / first,
        writers=max(1.0, clock / plain),
        plain=plain * 1000,
        files=1 / plain,
        kept=kept,
        whole=kept * MILLION / 1e6,
        start=max(start, _LEAST),
        alone=hours * 3600 / max(start, _LEAST),
    )
