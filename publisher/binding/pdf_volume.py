"""Many clinics' files bound as one: their pages in the order they come, each clinic's under a bookmark, page labels and
a part of the structure tree of its own.

What has no place in the trees of pages, structure and bookmarks (drawings, pictures, fonts, colour profiles, content of
panels that say nothing of a clinic) is known by its digest and stored once. All else is copied, its references
renumbered. Nothing is laid out or drawn, so that every page looks and reads as in the clinic's own file. Objects are
written as they come; what is held of each is where it stands."""

from __future__ import annotations

import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import BinaryIO

from publisher.binding.pdf_copy import Copy
from publisher.binding.pdf_file import Body
from publisher.binding.pdf_growing import Branches, GrowingFile, PageTree, references
from publisher.binding.pdf_metadata import Description, information, xmp
from publisher.binding.pdf_object import text_string
from publisher.binding.pdf_record import as_field, as_part, identifiers_of, keys_of
from publisher.binding.pdf_template import template
from publisher.binding.pdf_x4 import x4_metadata
from publisher.model.finding import BrokenInput, Finding

LIMIT = 8_388_607
"""More objects no PDF/A-2 may have (ISO 19005-2, 6.1.13)."""
_SPARE = 100_000
_REMEMBERED = 1 << 16
_STREAM = b">>\nstream\n"
Numbers = dict[int, int]
"""The numbers that objects of a copy have here, by those they had there."""


class Volume:
    """One file, written to `file`; `said` is what it says of itself, `first` the first of the copies it will hold."""

    def __init__(self, file: BinaryIO, said: Description, first: Copy) -> None:
        self._said, self._version, self._language = said, first.version, first.language
        self.file = GrowingFile(file, first.version)
        self._shared = _Shared(self.file)
        self._pages = PageTree(self.file)
        self._labels, self._keys = Branches(self.file, b"Nums"), Branches(self.file, b"Nums")
        self._outline, self._items = self.file.reserve(), array("L")
        self._open: tuple[int, bytes] = (0, b"")
        self._tree, self._document = (self.file.reserve(), self.file.reserve()) if first.tree else (0, 0)
        self._parts, self._next_key, self._names = array("L"), 0, Branches(self.file, b"Names")
        self._forms, self._fonts = array("L"), dict[int, bytes]()
        self._intents = b""

    @property
    def pages(self) -> int:
        return self._pages.count

    @property
    def records(self) -> int:
        return len(self._items)

    def takes(self, copy: Copy) -> bool:
        """Whether there is room for `copy`."""
        return self.file.count + len(copy.bodies) + _SPARE <= LIMIT

    def add(self, copy: Copy, title: str, field: str) -> int:
        """Bind `copy` behind all before, under `title`; its fields under the field of that name, which no other has.
        Returns how many pages it has. Raises BrokenInput (VOLUME-UNLIKE) where a file can have but one of what it has
        otherwise than those before."""
        numbers = self._numbered(copy)
        self._intend(copy, title, numbers)
        self._copy(copy, title, self._field(copy, field, numbers), numbers)
        self._label(title, len(copy.pages))
        self._pages.grow(numbers[copy.parents], [numbers[page] for page in copy.pages])
        if copy.tree:
            self._tag(copy, numbers)
        self._bookmark(copy, title, numbers)
        self.file.pack()
        return len(copy.pages)

    def close(self) -> None:
        """Write what stands above all copies. There must be one."""
        self._lead(0)
        kids, ends = len(self._items), (self._items[0], self._items[-1])
        self.file.enter(self._outline, Body(b"<</Type/Outlines/Count %d/First %d 0 R/Last %d 0 R>>" % (kids, *ends)))
        self._pages.finish()
        entries = [
            b"/Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines" % (self._pages.root, self._outline)
        ]
        entries.append(b"/PageLabels " + self._labels.root() + b"/ViewerPreferences<</DisplayDocTitle true>>")
        entries.append(b"/Lang " + self._language + b"/OutputIntents " + self._intents)
        entries += [*self._structure(), *self._form()]
        said = xmp(self._said) if self._tree else x4_metadata(self._said, self.file.sha256[:32])
        entries.append(b"/Metadata %d 0 R" % self.file.put(said.format(None), stream=True))
        root = self.file.put(b"<<" + b"".join(entries) + b">>")
        self.file.close(root, self.file.put(information(self._said)))

    def _numbered(self, copy: Copy) -> Numbers:
        """New numbers for what is copied, and for what stands above it here."""
        own = (copy.parents, *copy.pages, *copy.annotations, *copy.items, *copy.elements)
        first = self.file.reserve(1 + len(own))
        numbers = {old: new for new, old in enumerate(own, first + 1)}
        numbers[copy.outline] = first  # the clinic's own bookmark; 0 where the copy has none to stand below it
        if copy.tree:
            numbers[copy.tree] = self._document
        return numbers

    def _intend(self, copy: Copy, title: str, numbers: Numbers) -> None:
        body = template(copy.intents)
        self._shared.enter(copy, body.objects, numbers)
        intents = body.filled(numbers)
        self._intents = self._intents or intents
        if (copy.version, bool(copy.tree), intents) != (self._version, bool(self._tree), self._intents):
            raise BrokenInput(Finding("VOLUME-UNLIKE", arguments={"clinic": title}))

    def _copy(self, copy: Copy, title: str, field: Callable[[bytes], bytes], numbers: Numbers) -> None:
        """Pages, annotations, bookmarks and elements, each an object of its own here."""
        fields, top = frozenset(copy.fields), copy.elements[0] if copy.elements else 0
        language = copy.language if copy.language != self._language else b""
        for number in (*copy.pages, *copy.annotations):
            self._shared.enter(copy, template(copy.bodies[number].data).objects, numbers)
        for number in (*copy.pages, *copy.annotations, *copy.items, *copy.elements):
            body = template(copy.bodies[number].data)
            made = body.filled(numbers, self._next_key, self.records)
            if number == top:
                made = as_part(made, title, language)
            elif number in fields:
                made = field(made)
            self.file.enter(numbers[number], Body(made))

    def _label(self, title: str, count: int) -> None:
        """Pages are numbered anew for each clinic, behind its name (ISO 32000-1, 12.4.2)."""
        label = b"%d<</S/D/P%s>>" % (self.pages, text_string(f"{title}, ").encode("ascii"))
        self._labels.grow(b"%d" % self.pages, b"%d" % self.pages, label)

    def _bookmark(self, copy: Copy, title: str, numbers: Numbers) -> None:
        """The clinic's own, shut, above those of its file; the one before now knows its neighbour."""
        item, before = numbers[copy.outline], self._items[-1] if self._items else 0
        self._lead(item)
        self._items.append(item)
        there = copy.bodies[copy.outline].data if copy.outline else b""
        counted, first, last = (re.search(rb"/%s (\d+)" % key, there) for key in (b"Count", b"First", b"Last"))
        below = b""
        if counted and first and last:
            ends = numbers[int(first[1])], numbers[int(last[1])]
            below = b"/Count -%d/First %d 0 R/Last %d 0 R" % (int(counted[1]), *ends)
        back = b"/Prev %d 0 R" % before if before else b""
        named = text_string(title).encode("ascii")
        goal = numbers[copy.pages[0]]
        body = b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s%s" % (named, self._outline, goal, back, below)
        self._open = item, body

    def _lead(self, after: int) -> None:
        """Write the bookmark in hand, now that it is known which comes `after` it, if any."""
        item, body = self._open
        if item:
            self.file.enter(item, Body(body + (b"/Next %d 0 R>>" % after if after else b">>")))

    def _tag(self, copy: Copy, numbers: Numbers) -> None:
        """The clinic's structure as a part of the whole (ISO 32000-1, 14.7)."""
        self._parts.append(numbers[copy.elements[0]])
        count, entries = keys_of(copy, numbers, self._next_key)
        if count:
            self._keys.grow(b"%d" % self._next_key, b"%d" % (self._next_key + count - 1), entries)
        named = identifiers_of(copy, numbers, self.records)
        if named:
            self._names.grow(named[0][0], named[-1][0], b" ".join(name + number for name, number in named))
        self._next_key += count

    def _structure(self) -> Iterable[bytes]:
        if not self._tree:
            return
        title = text_string(self._said.title).encode("ascii")
        kids = references(self._parts)
        root = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]/T%s>>" % (self._tree, kids, title)
        self.file.enter(self._document, Body(root))
        keys, names = self._keys.root(), self._names.root()
        tree = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %s/ParentTreeNextKey %d%s>>"
        told = (self._document, keys, self._next_key, b"/IDTree " + names if names else b"")
        self.file.enter(self._tree, Body(tree % told))
        yield b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % self._tree

    def _field(self, copy: Copy, name: str, numbers: Numbers) -> Callable[[bytes], bytes]:
        """The clinic's fields go below one of its own (ISO 32000-1, 12.7.3.2); what makes each of them do so."""
        if not copy.fields:
            return lambda body: body
        kids = references([numbers[number] for number in copy.fields])
        parent = self.file.put(b"<</T%s/Kids[%s]>>" % (text_string(name).encode("ascii"), kids))
        self._forms.append(parent)
        self._shared.enter(copy, copy.written.values(), numbers)
        fonts: dict[bytes, bytes] = {}
        for old, number in copy.written.items():
            fonts[old] = self._fonts.setdefault(numbers[number], b"Write%d" % (len(self._fonts) + 1))
        return lambda body: as_field(body, parent, fonts)

    def _form(self) -> Iterable[bytes]:
        if self._forms:
            fonts = b"".join(b"/%s %d 0 R" % (name, number) for number, name in self._fonts.items())
            yield b"/AcroForm<</Fields[%s]/DR<</Font<<%s>>>>>>" % (references(self._forms), fonts)


class _Shared:
    """What copies have in common, by the digest of what is written. What was not met for long is forgotten and would be
    stored once more, so that the memory this takes is bounded."""

    def __init__(self, file: GrowingFile) -> None:
        self._file = file
        self._known: OrderedDict[bytes, int] = OrderedDict()

    def enter(self, copy: Copy, wanted: Iterable[int], numbers: Numbers) -> None:
        """Give `numbers` those of the objects `wanted`, and of all that these refer to."""
        for number in wanted:
            if number not in numbers:
                numbers[number] = self._number(copy, number, numbers)

    def _number(self, copy: Copy, number: int, numbers: Numbers) -> int:
        data, stream = copy.bodies[number]
        head, parted, content = data.partition(_STREAM) if stream else (data, b"", b"")
        body = template(head)
        self.enter(copy, body.objects, numbers)
        made = body.filled(numbers) + parted + content
        digest = sha256(made).digest()[:16]
        known = self._known.get(digest)
        if known is None:
            known = self._known[digest] = self._file.put(made, stream)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(digest)
        return known
