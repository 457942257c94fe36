"""`publisher build`: editions into the output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli import options
from publisher.cli.voice import Voice, raised

if TYPE_CHECKING:
    from publisher.asked import Order
    from publisher.manifest import Entry
    from publisher.model.finding import Finding
    from publisher.order import Accepted, Task
    from publisher.publish import Product
    from publisher.unchanged import Standing

EPILOG = """\b
GUIDE is a folder or a Markdown file; left out, it is the only guide under source/.
Each edition stands alone: an error in one keeps only that file from being replaced.
A file that would come out the same, as the manifest tells, is up to date and not made again.

\b
Examples:
  publisher build
  publisher build source/microneedling -e brochure --size letter
  publisher build -e booklet --imposed --profile office
  publisher build notes.md --brand harbour --clinic clinics/west.yml -o out"""


@click.command(epilog=EPILOG, short_help="Make editions of a guide.")
@options.source
@options.making("the files go")
@click.option("--force", is_flag=True, help="Make every edition, whether anything has changed or not.")
@click.option("--open", "show", is_flag=True, help="Open what was asked for.")
@options.voice
@click.pass_context
def command(
    ctx: click.Context, /, output: Path, force: bool, show: bool, quiet: bool, verbose: bool, colour: str, **asked: str
) -> int:
    """Make the editions of GUIDE, and print the path of each file. What is up to date is not made again."""
    from publisher.asked import Order
    from publisher.unchanged import Standing

    voice = raised(ctx, quiet, verbose, colour)
    order = Order(**asked)  # type: ignore[arg-type]
    before = Standing() if force else _standing(order, output, voice)
    findings = list(before.findings)
    if before.whole:
        there = [_stands(before.files[edition], output, voice) for edition in before.editions]
    else:
        there = _make(_accepted(order, before, voice), before, output, voice, findings)
    for name in there if show else ():
        click.launch(str(output / name))
    return voice.judge(findings)


def _standing(order: Order, output: Path, voice: Voice) -> Standing:
    from publisher.dates import today
    from publisher.unchanged import standing

    voice.progress("looking for what has changed")
    return standing(order, output, os.environ.get("SOURCE_DATE_EPOCH", ""), today())


def _accepted(order: Order, before: Standing, voice: Voice) -> Accepted:
    """What there is to make, read."""
    from publisher.order import accept

    voice.progress("reading the guide")
    left = tuple(name for name in before.editions if name not in before.files)
    accepted = accept(replace(order, editions=left or order.editions))
    for line in accepted.details:
        voice.detail(line)
    return accepted


def _make(accepted: Accepted, before: Standing, output: Path, voice: Voice, findings: list[Finding]) -> list[str]:
    """Publish and write one edition after another; the files there are now. Whatever ends the run, the manifest knows
    the files written."""
    from publisher.order import fulfil
    from publisher.report import has_errors

    tasks = {} if has_errors(accepted.findings) else {task.job.recipe.name: task for task in accepted.tasks}
    findings.extend(accepted.findings)
    made: dict[str, Entry] = {}
    there: list[str] = []
    try:
        for edition in before.editions or tasks:
            if edition in before.files:
                there.append(_stands(before.files[edition], output, voice))
            elif edition in tasks:
                voice.progress(f"making {edition}")
                product = fulfil(tasks[edition])
                findings.extend(product.findings)
                there.extend(_write(product, tasks[edition], accepted, output, made, voice))
    finally:
        _record(made, output)
    return there


def _stands(name: str, output: Path, voice: Voice) -> str:
    voice.note(f"{name} is up to date")
    voice.result(output / name)
    return name


def _write(
    product: Product, task: Task, accepted: Accepted, output: Path, made: dict[str, Entry], voice: Voice
) -> Iterator[str]:
    from publisher import disk
    from publisher.manifest import entry

    for file, data in product.files:
        name = (Path(task.folder) / file).as_posix()
        disk.write(output / name, data)
        made[name] = entry(data, task, product, accepted)
        voice.result(output / name)
        yield name


def _record(made: dict[str, Entry], output: Path) -> None:
    from publisher import disk, manifest

    if not made:
        return
    path = output / manifest.NAME
    with disk.alone(output):
        old = disk.read(path, disk.TEXT_LIMIT, {}) if path.exists() else b""
        there = {name for name in manifest.listed(old) if (output / name).is_file()}
        disk.write(path, manifest.updated(old, made, there))
