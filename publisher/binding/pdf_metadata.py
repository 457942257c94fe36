"""What a PDF says of itself: XMP metadata (ISO 16684-1) and the output intent.

The XMP packet claims PDF/UA-1 (ISO 14289-1, 5) and PDF/A-2a (ISO 19005-2, 6.6.4); PDF/A knows no PDF/UA, so the packet
brings the description of that schema along (6.6.2.3.3)."""

from __future__ import annotations

import datetime
import re
import zlib
from functools import lru_cache
from html import escape
from importlib.resources import files

import publisher
from publisher.binding.pdf_object import Stream, text_string
from publisher.edition.edition import Edition
from publisher.model.value import value

CREATOR = f"publisher {publisher.__version__}"
PRODUCER = "ReportLab"
# XML 1.0, 2.2: the characters a document may not hold, not even as a reference.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@value
class Description:
    """The words of the document's information and of its XMP, which must agree."""

    title: str
    creator: str
    subject: str
    language: str
    version: str
    when: datetime.datetime


def describe(edition: Edition, when: datetime.datetime) -> Description:
    metadata = edition.guide.metadata
    return Description(
        title=metadata.title,
        creator=edition.clinic.name or metadata.publisher or ", ".join(metadata.authors),
        subject=metadata.description or metadata.subtitle,
        language=metadata.language,
        version=metadata.version,
        when=when,
    )


def information(said: Description) -> bytes:
    """The document information dictionary (ISO 32000-1, 14.3.3), which says what the XMP packet says."""
    moment = text_string(said.when.strftime("D:%Y%m%d%H%M%S+00'00'"))
    words = {
        "Title": said.title,
        "Author": said.creator,
        "Subject": said.subject,
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    entries = "".join(f"/{key}{text_string(text)}" for key, text in words.items() if text)
    return f"<<{entries}/CreationDate{moment}/ModDate{moment}/Trapped/False>>".encode("ascii")


def xmp(said: Description) -> Stream:
    """The metadata of a PDF/UA-1 and PDF/A-2a file."""
    version = (media_management(version_id(said.version)),) if said.version else ()
    return packet(said, _PDF_A, _PDF_UA, _EXTENSION, *version)


def packet(said: Description, *claims: str) -> Stream:
    """The metadata stream, with what it `claims` of the file; never compressed (ISO 19005-2, 6.6.2.1 asks for no
    filter)."""
    moment = said.when.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    body = "".join(
        (
            *claims,
            described("dc", "http://purl.org/dc/elements/1.1/", _dublin_core(said)),
            described(
                "xmp",
                "http://ns.adobe.com/xap/1.0/",
                f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
                f"<xmp:MetadataDate>{moment}</xmp:MetadataDate><xmp:CreatorTool>{_text(CREATOR)}</xmp:CreatorTool>",
            ),
            described("pdf", "http://ns.adobe.com/pdf/1.3/", f"<pdf:Producer>{_text(PRODUCER)}</pdf:Producer>"),
        )
    )
    whole = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'{body}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return Stream(whole.encode(), b"/Type/Metadata/Subtype/XML", plain=True)


def described(prefix: str, namespace: str, properties: str) -> str:
    """Properties of one schema (ISO 16684-1, 7.4)."""
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{properties}</rdf:Description>\n'


def version_id(version: str) -> str:
    """The guide's version, as XMP's media management names it (XMP Specification Part 1, 8.4)."""
    return f"<xmpMM:VersionID>{_text(version)}</xmpMM:VersionID>"


def media_management(properties: str) -> str:
    return described("xmpMM", "http://ns.adobe.com/xap/1.0/mm/", properties)


def _dublin_core(said: Description) -> str:
    properties = [f"<dc:title><rdf:Alt>{_default(said.title)}</rdf:Alt></dc:title>"]
    if said.creator:
        properties.append(f"<dc:creator><rdf:Seq><rdf:li>{_text(said.creator)}</rdf:li></rdf:Seq></dc:creator>")
    if said.subject:
        properties.append(f"<dc:description><rdf:Alt>{_default(said.subject)}</rdf:Alt></dc:description>")
    properties.append(f"<dc:language><rdf:Bag><rdf:li>{_text(said.language)}</rdf:li></rdf:Bag></dc:language>")
    return "".join(properties)


def _default(text: str) -> str:
    return f'<rdf:li xml:lang="x-default">{_text(text)}</rdf:li>'


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=False)


_PDF_A = described(
    "pdfaid",
    "http://www.aiim.org/pdfa/ns/id/",
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
)
_PDF_UA = described("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "<pdfuaid:part>1</pdfuaid:part>")
_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    return zlib.compress((files("publisher") / "defaults" / "icc" / "sRGB.icc").read_bytes(), 6)


def srgb_profile() -> Stream:
    """The destination profile of the screen's colours (ISO 32000-1, 14.11.5): three components."""
    return Stream(_srgb(), b"/N 3", packed=True)


def output_intent(profile: str) -> bytes:
    """The output intent of PDF/A (ISO 19005-2, 6.2.3); `profile` is a reference to the profile."""
    condition = "(sRGB IEC61966-2.1)"
    return (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{condition}/Info{condition}"
        f"/RegistryName(http://www.color.org)/DestOutputProfile {profile}>>]"
    ).encode("ascii")
