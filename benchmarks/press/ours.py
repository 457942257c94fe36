"""A contestant: `python -m benchmarks.press.ours EDITION TABLE FOLDER` makes one edition as a worker of a run does,
from a plan to bytes. Reading and planning rows is the business of another process, and so not timed."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.press.turns import serve
from publisher import cycles
from publisher.order import Order
from publisher.press.kits import Kits
from publisher.press.making import made
from publisher.press.plan import Plan, Planner
from publisher.press.run import Request, table_of

GUIDE = str(Path("source") / "microneedling")


def main(edition: str, table: str) -> None:
    cycles.seldom(cycles.FOR_EVER)
    order = Order(GUIDE, (edition,))
    kits = Kits(order)
    with table_of(Request(order, table, Path())) as found:
        planner = Planner(kits, found, table)
        plans = [_sound(planner.plan(row)) for row in found.rows]

    def work(number: int) -> int:
        plan = plans[number]
        products = [product for _, product in made(kits.of(plan.row.brand, plan.row.locale), plan, table)]
        sizes = [len(data) for product in products for _, data in product.files]
        if not sizes:
            raise SystemExit(f"{plan.folder}: {[found.code for product in products for found in product.findings]}")
        return sum(sizes)

    serve(work)


def _sound(plan: object) -> Plan:
    if not isinstance(plan, Plan):
        raise SystemExit(f"an invented clinic is refused: {plan}")
    return plan


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
