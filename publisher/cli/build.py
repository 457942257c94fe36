"""`publisher build`: editions into the output folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.cli import options
from publisher.cli.voice import Voice, raised

if TYPE_CHECKING:
    from publisher.manifest import Entry
    from publisher.model.finding import Finding
    from publisher.order import Task
    from publisher.publish import Product

EPILOG = """\b
GUIDE is a folder or a Markdown file; left out, it is the only guide under source/.
Each edition stands alone: an error in one keeps only that file from being replaced.

\b
Examples:
  publisher build
  publisher build source/microneedling -e brochure --size letter
  publisher build -e booklet --imposed --profile office
  publisher build notes.md --brand harbour --clinic clinics/west.yml -o out"""


@click.command(epilog=EPILOG, short_help="Make editions of a guide.")
@options.source
@options.making("the files go")
@click.option("--open", "show", is_flag=True, help="Open what was made.")
@options.voice
@click.pass_context
def command(
    ctx: click.Context, /, output: Path, show: bool, quiet: bool, verbose: bool, colour: str, **asked: str
) -> int:
    """Make the editions of GUIDE and print the path of each file made."""
    from publisher.order import Order, accept
    from publisher.report import has_errors

    voice = raised(ctx, quiet, verbose, colour)
    voice.progress("reading the guide")
    accepted = accept(Order(**asked))  # type: ignore[arg-type]
    for line in accepted.details:
        voice.detail(line)
    findings = list(accepted.findings)
    tasks = () if has_errors(findings) else accepted.tasks
    made = _make(tasks, output, voice, findings)
    for name in made if show else ():
        click.launch(str(output / name))
    return voice.judge(findings)


def _make(tasks: tuple[Task, ...], output: Path, voice: Voice, findings: list[Finding]) -> dict[str, Entry]:
    """Publish and write one edition after another. Whatever ends the run, the manifest knows the files written."""
    from publisher.order import fulfil

    made: dict[str, Entry] = {}
    try:
        for task in tasks:
            voice.progress(f"making {task.job.recipe.name}")
            product = fulfil(task)
            findings.extend(product.findings)
            _write(product, task, output, made, voice)
    finally:
        _record(made, output)
    return made


def _write(product: Product, task: Task, output: Path, made: dict[str, Entry], voice: Voice) -> None:
    from publisher import disk
    from publisher.manifest import Entry

    job = task.job
    for file, data in product.files:
        disk.write(output / task.folder / file, data)
        name = (Path(task.folder) / file).as_posix()
        made[name] = Entry(
            data=data,
            guide=job.guide.name,
            edition=job.recipe.name,
            version=job.guide.metadata.version,
            date=job.when.date().isoformat(),
            brand=job.brand.slug,
            locale=job.locale,
            overdue=job.overdue,
            sources=task.sources,
            fonts=product.fonts,
            safety=product.safety,
        )
        voice.result(output / name)


def _record(made: dict[str, Entry], output: Path) -> None:
    from publisher import disk, manifest

    if not made:
        return
    path = output / manifest.NAME
    with disk.alone(output):
        old = disk.read(path, disk.TEXT_LIMIT, {}) if path.exists() else b""
        there = {name for name in manifest.listed(old) if (output / name).is_file()}
        disk.write(path, manifest.updated(old, made, there))
