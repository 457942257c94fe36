"""What every edition says of itself: who hands it out, its version, and that it awaits review or who reviewed it."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote

from publisher.edition.edition import Imprint
from publisher.edition.words import Words, long_date, words
from publisher.model.block import Block, Paragraph
from publisher.model.clinic import Clinic
from publisher.model.guide import Metadata
from publisher.model.inline import Attributes, Inline, LineBreak, Link, Strong, Text
from publisher.model.place import Place
from publisher.model.remembering import remembered


def imprint(metadata: Metadata, clinic: Clinic, locale: str = "", overdue: bool = False) -> Imprint:
    """The imprint of a guide in a clinic's name. Empty values leave no empty lines. `locale` is the guide's language
    where it is empty; `overdue`: the review is."""
    spoken = words(metadata.language)
    return replace(
        _of_all(metadata, locale, overdue),
        clinic=_contact(clinic, spoken),
        invitation=_invitation(clinic, spoken, metadata.version),
        address=versioned(web_address(clinic.web), metadata.version),
    )


@remembered(16)
def _of_all(metadata: Metadata, locale: str, overdue: bool) -> Imprint:
    """What is the same for every clinic: the very same objects."""
    spoken, locale = words(metadata.language), locale or metadata.language
    return Imprint(
        kicker=(Text(metadata.kicker),) if metadata.kicker else (),
        clinic=(),
        review=(_paragraph("review", metadata.place("title"), Text(" · ".join(_review(metadata, spoken, locale)))),),
        invitation=(),
        address="",
        version=_version(metadata, spoken),
        overdue=_overdue(metadata, spoken, locale) if overdue else (),
    )


def web_address(web: str) -> str:
    """The address that `web` means: with https:// where it does not begin with http:// or https://."""
    return web if not web or web.lower().startswith(("http://", "https://")) else f"https://{web}"


def versioned(address: str, version: str) -> str:
    """`address` with the guide's version in its query, so that whoever serves it knows which copy was scanned. What
    the query and fragment hold already stays; a `v` of the clinic's own is left alone."""
    if not address or not version:
        return address
    page, mark, fragment = address.partition("#")
    path, _, query = page.partition("?")
    if "/" not in path.partition("://")[2]:
        path += "/"
    asked = query.split("&") if query else []
    name = "version" if any(part.partition("=")[0] == "v" for part in asked) else "v"
    asked.append(f"{name}={quote(version, safe='')}")
    return f"{path}?{'&'.join(asked)}{mark}{fragment}"


def _paragraph(role: str, place: Place, *content: Inline) -> Paragraph:
    return Paragraph(content, Attributes(classes=(role,)), place)


def _contact(clinic: Clinic, spoken: Words) -> tuple[Block, ...]:
    """Each value stands at its own place, so that a finding can name it."""
    lines: list[Inline] = []
    if clinic.name:
        lines.append(Strong((Text(clinic.name, clinic.at("name")),)))
    lines += [Text(line, clinic.at("address")) for line in clinic.address.splitlines() if line.strip()]
    if clinic.phone:
        lines.append(replace(telephone(clinic.phone), place=clinic.at("phone")))
    if clinic.out_of_hours:
        lines.append(Text(spoken.out_of_hours.format(phone=clinic.out_of_hours), clinic.at("out_of_hours")))
    lines += [Text(line, clinic.at("hours")) for line in clinic.hours.splitlines() if line.strip()]
    if clinic.languages:
        lines.append(Text(spoken.languages.format(languages=clinic.languages), clinic.at("languages")))
    return (_paragraph("contact", clinic.place, *_lines(lines)),) if lines else ()


def telephone(phone: str) -> Link | Text:
    """`phone` as a link a telephone can dial; plain text where it holds no number."""
    number = dialled(phone)
    return Link((Text(phone),), f"tel:{number}") if number else Text(phone)


_NUMBER = re.compile(r"\+?\(?[0-9][0-9\s()./\u2010-\u2013-]*")


def dialled(phone: str) -> str:
    """The first number in `phone` as it is dialled (RFC 3966: digits and a leading plus). Words and what follows them
    (an extension, a choice in a menu) are no part of it, nor is a trunk zero written "(0)" after a country's code."""
    found = _NUMBER.search(phone)
    if not found:
        return ""
    number = found[0].replace("(0)", "") if found[0].startswith("+") else found[0]
    return "".join(c for c in number if c in "+0123456789")


def _lines(lines: list[Inline]) -> tuple[Inline, ...]:
    joined = [part for line in lines for part in (LineBreak(), line)]
    return tuple(joined[1:])


def _overdue(metadata: Metadata, spoken: Words, locale: str) -> tuple[Block, ...]:
    due = metadata.next_review
    if due is None:
        return ()
    said = spoken.overdue.format(date=long_date(due, spoken, locale))
    return (_paragraph("overdue", metadata.place("next_review"), Strong((Text(said),))),)


def _version(metadata: Metadata, spoken: Words) -> str:
    return spoken.version.format(version=metadata.version) if metadata.version else ""


def _review(metadata: Metadata, spoken: Words, locale: str) -> list[str]:
    parts = list(filter(None, [_version(metadata, spoken)]))
    if not metadata.reviewed_by:
        return [*parts, spoken.awaiting]
    parts.append(spoken.reviewed.format(name=metadata.reviewed_by))
    if metadata.last_reviewed:
        parts.append(long_date(metadata.last_reviewed, spoken, locale))
    if metadata.next_review:
        parts.append(spoken.next_review.format(date=long_date(metadata.next_review, spoken, locale)))
    return parts


def _invitation(clinic: Clinic, spoken: Words, version: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if clinic.web:
        address, place = web_address(clinic.web), clinic.at("web")
        before, _, after = spoken.scan.partition("{address}")
        link = Link((Text(address.partition("://")[2].rstrip("/"), place),), versioned(address, version))
        blocks.append(_paragraph("read-more", clinic.place, Strong((Text(spoken.read_more),))))
        parts = (part for part in (Text(before), link, Text(after)) if part != Text(""))
        blocks.append(_paragraph("scan", clinic.place, *parts))
    if clinic.formats:
        said = Text(spoken.formats.format(formats=clinic.formats), clinic.at("formats"))
        blocks.append(_paragraph("formats", clinic.place, said))
    return tuple(blocks)
