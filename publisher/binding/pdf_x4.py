"""What a PDF/X-4 file says of itself (ISO 15930-7): which standard it keeps, and the press that it is made for."""

from __future__ import annotations

import zlib

from publisher.binding.pdf_metadata import Description, described, media_management, packet, version_id
from publisher.binding.pdf_object import Stream, text_string
from publisher.model.remembering import remembered
from publisher.style.ink_profile import InkProfile

_REGISTERED = frozenset({"FOGRA39"})  # in the ICC's registry of characterisations


def x4_metadata(said: Description, identity: str) -> Stream:
    """`identity`: 32 hexadecimal digits that stand for the content."""
    uuid = "-".join((identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:]))
    return packet(
        said,
        described(
            "pdfxid", "http://www.npes.org/pdfx/ns/id/", "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
        ),
        media_management(
            f"<xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{uuid}</xmpMM:InstanceID>"
            f"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>{version_id(said.version or '1')}"
        ),
        described("pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Trapped>False</pdf:Trapped>"),
    )


@remembered(4)
def _packed(profile: InkProfile) -> bytes:
    return zlib.compress(profile.data, 6)


def press_profile(profile: InkProfile) -> Stream:
    """The destination profile (ISO 32000-1, 14.11.5): four components."""
    return Stream(_packed(profile), b"/N 4", packed=True)


def press_intent(profile: InkProfile, embedded: str) -> bytes:
    """The output intent; `embedded` is a reference to the profile."""
    condition = text_string(profile.condition)
    registry = "/RegistryName(http://www.color.org)" if profile.condition in _REGISTERED else ""
    return (
        f"[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier{condition}/Info{condition}{registry}"
        f"/DestOutputProfile {embedded}>>]"
    ).encode("ascii")
