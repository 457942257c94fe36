"""One whole run, watched from inside its first process: `python -m benchmarks.press.watched WORDS…` is `publisher press
WORDS…` and prints a line of JSON: wall seconds, seconds of processor and peak memory in bytes, of the first process and
then of its workers (their processor together, the memory of the largest)."""

from __future__ import annotations

import json
import resource
import sys
import time

from publisher.cli import main


def watched(words: list[str]) -> None:
    start = time.perf_counter()
    try:
        main(["press", *words, "--quiet"])
    except SystemExit as ended:
        if ended.code:
            raise
    wall = time.perf_counter() - start
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([wall, *(u.ru_utime + u.ru_stime for u in usage), *(u.ru_maxrss * 1024 for u in usage)]))


if __name__ == "__main__":
    watched(sys.argv[1:])
