"""What every edition says of itself: who hands it out, its version, and that it awaits review or who reviewed it."""

from __future__ import annotations

import re

from publisher.edition.edition import Imprint
from publisher.edition.words import Words, long_date, words
from publisher.model.block import Block, Paragraph
from publisher.model.clinic import Clinic
from publisher.model.guide import Metadata
from publisher.model.inline import Attributes, Inline, LineBreak, Link, Strong, Text
from publisher.model.place import Place


def imprint(metadata: Metadata, clinic: Clinic) -> Imprint:
    """The imprint of a guide in a clinic's name. Empty values leave no empty lines."""
    spoken = words(metadata.language)
    return Imprint(
        kicker=(Text(metadata.kicker),) if metadata.kicker else (),
        clinic=_contact(clinic, spoken),
        review=(_paragraph("review", metadata.place("title"), Text(" · ".join(_review(metadata, spoken)))),),
        invitation=_invitation(clinic, spoken),
        address=web_address(clinic.web),
    )


def web_address(web: str) -> str:
    """The address a QR code carries: `web`, with https:// where it does not begin with http:// or https://."""
    return web if not web or web.lower().startswith(("http://", "https://")) else f"https://{web}"


def _paragraph(role: str, place: Place, *content: Inline) -> Paragraph:
    return Paragraph(content, Attributes(classes=(role,)), place)


def _contact(clinic: Clinic, spoken: Words) -> tuple[Block, ...]:
    lines: list[tuple[Inline, ...]] = []
    if clinic.name:
        lines.append((Strong((Text(clinic.name),)),))
    lines += [(Text(line),) for line in clinic.address.splitlines() if line.strip()]
    if clinic.phone:
        lines.append((telephone(clinic.phone),))
    if clinic.out_of_hours:
        lines.append((Text(spoken.out_of_hours.format(phone=clinic.out_of_hours)),))
    if clinic.hours:
        lines.append((Text(clinic.hours),))
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


def _lines(lines: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for line in lines:
        joined += [LineBreak(), *line] if joined else line
    return tuple(joined)


def _review(metadata: Metadata, spoken: Words) -> list[str]:
    parts = [spoken.version.format(version=metadata.version)] if metadata.version else []
    if not metadata.reviewed_by:
        return [*parts, spoken.awaiting]
    parts.append(spoken.reviewed.format(name=metadata.reviewed_by))
    if metadata.last_reviewed:
        parts.append(long_date(metadata.last_reviewed, spoken))
    if metadata.next_review:
        parts.append(spoken.next_review.format(date=long_date(metadata.next_review, spoken)))
    return parts


def _invitation(clinic: Clinic, spoken: Words) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if clinic.web:
        address = web_address(clinic.web)
        before, _, after = spoken.scan.partition("{address}")
        link = Link((Text(address.partition("://")[2].rstrip("/")),), address)
        blocks.append(_paragraph("read-more", clinic.place, Strong((Text(spoken.read_more),))))
        parts = (part for part in (Text(before), link, Text(after)) if part != Text(""))
        blocks.append(_paragraph("scan", clinic.place, *parts))
    if clinic.formats:
        blocks.append(_paragraph("formats", clinic.place, Text(spoken.formats.format(formats=clinic.formats))))
    return tuple(blocks)
