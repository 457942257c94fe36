"""Is every safety block of the guide in the edition, whole and unaltered?

What the guide promises is each block with all that stands in it, whatever a `/// brief` or `/// only` around it or in
it would take out. Two forms of a block's words are compared, white space collapsed, pictures told by their alternative
text: as written, with variables by name, against the selection; and as printed, with the clinic's values, against the
finished edition. Their digests go into the manifest: the first is equal for every clinic, both for every edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256

from publisher.edition.edition import Passage
from publisher.edition.personalise import VARIABLE
from publisher.model.block import Block, Brief, Only, Paragraph, Safety
from publisher.model.finding import Finding
from publisher.model.guide import Guide, Section
from publisher.model.inline import Image, Variable
from publisher.model.place import Place
from publisher.model.remembering import Memory, remembered
from publisher.model.value import value
from publisher.model.walk import Node, children, plain_text, rewrite, walk
from publisher.style.recipe import Recipe


@value
class _Promise:
    """`words` is the form as written; `around` the outermost brief or only that holds the block, `inside` the first
    that it holds; `names` are those a recipe may require it by."""

    words: str
    place: Place
    names: frozenset[str]
    around: Brief | Only | None = None
    inside: Brief | Only | None = None


def goes_with(block: Node, before: Node | None) -> bool:
    """Whether `block` belongs to `before`, the safety block that it follows: it says whom to call while the clinic is
    closed, and goes wherever that goes."""
    return isinstance(before, Safety) and isinstance(block, Paragraph) and "closed" in block.attributes.classes


def words_of(block: Block) -> str:
    """A block's normal form: its words in reading order, one space between them, then its pictures' descriptions."""
    return _WORDS.of((), partial(_words_of, block), block)


def _words_of(block: Block) -> str:
    pictures = (node.alt for node in walk((block,)) if isinstance(node, Image))
    return " ".join(" ".join((plain_text((block,)), *pictures)).split())


# Most blocks are the very same objects for every clinic.
_WORDS = Memory[str](512)
_VARIABLES = Memory[tuple[Variable, ...]](256)
_SAFETY = Memory[tuple[Safety, ...]](512)
_CHECKED = Memory["Checked"](256)


@remembered(16)
def dropped(guide: Guide, recipe: Recipe, selected: Sequence[Section]) -> tuple[Finding, ...]:
    """SAFETY-DROPPED for each block `recipe` requires that is not among `selected`, the sections it prints with their
    variables unfilled; SAFETY-ALTERED for one that is there with other words."""
    return tuple(_dropped(guide, recipe, selected))


def _dropped(guide: Guide, recipe: Recipe, selected: Sequence[Section]) -> Iterator[Finding]:
    there = {block.place: words_of(block) for block in _safety_in(selected)}
    words = set(there.values())
    for promise in _promises(guide):
        if promise.words in words or not _required(promise, recipe):
            continue
        if promise.place in there:
            yield _altered(promise.inside.place if promise.inside else promise.place, recipe, _named(promise.inside))
        else:
            arguments = {"edition": recipe.name, "cause": _cause(promise.around)}
            yield Finding("SAFETY-DROPPED", promise.place, arguments)


Checked = tuple[tuple[Passage, ...], tuple[Finding, ...]]


def checked(
    recipe: Recipe, selected: tuple[Section, ...], printed: Sequence[Section], known: Mapping[str, str]
) -> Checked:
    """The safety blocks of an edition in reading order; and SAFETY-ALTERED for each whose printed words are not those
    selected with the values `known` in them."""
    passages, findings = list[Passage](), list[Finding]()
    for place, names in _promising(selected):
        before, after = selected[place], printed[place]
        said = tuple(known.get(name, "") for name in names)
        kept, found = _CHECKED.of(said, partial(_checked, recipe, before, after, known), recipe, before, after)
        passages.extend(kept)
        findings.extend(found)
    return tuple(passages), tuple(findings)


@remembered(16)
def _promising(selected: tuple[Section, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The places of the sections with safety blocks, and the names of the variables in these."""
    found = ((place, _safety_in((section,))) for place, section in enumerate(selected))
    return tuple((place, tuple(name for block in held for name in _said_in(block))) for place, held in found if held)


def _said_in(block: Safety) -> Iterator[str]:
    yield from (variable.name for variable in _variables(block))
    yield from VARIABLE.findall(words_of(block))  # in a picture's description too


def _checked(recipe: Recipe, before: Section, after: Section, known: Mapping[str, str]) -> Checked:
    pairs = tuple(zip(_safety_in((before,)), _safety_in((after,)), strict=True))
    passages = tuple(Passage(printed.place, _digest(written), _digest(printed)) for written, printed in pairs)
    return passages, tuple(finding for pair in pairs for finding in _lost(recipe, *pair, known))


def _lost(recipe: Recipe, before: Safety, after: Safety, known: Mapping[str, str]) -> Iterator[Finding]:
    empty = [variable for variable in _variables(before) if not known.get(variable.name)]
    for variable in empty:
        yield _altered(variable.place, recipe, f"{{{{ {variable.name} }}}}")
    expected = VARIABLE.sub(lambda found: known.get(found[1], ""), words_of(before))
    if not empty and " ".join(expected.split()) != words_of(after):
        yield _altered(before.place, recipe, "words of the guide")


def _digest(block: Block) -> str:
    return sha256(words_of(block).encode()).hexdigest()


def _altered(place: Place, recipe: Recipe, lost: str) -> Finding:
    return Finding("SAFETY-ALTERED", place, {"edition": recipe.name, "lost": lost})


def _safety_in(sections: Iterable[Section]) -> list[Safety]:
    return [block for section in sections for block in _SAFETY.of((), partial(_found_in, section), section)]


def _found_in(section: Section) -> tuple[Safety, ...]:
    return tuple(node for node in walk(section.blocks, inlines=False) if isinstance(node, Safety))


def _variables(block: Block) -> tuple[Variable, ...]:
    return _VARIABLES.of((), lambda: tuple(node for node in walk((block,)) if isinstance(node, Variable)), block)


@remembered(4)
def _promises(guide: Guide) -> tuple[_Promise, ...]:
    return tuple(promise for section in guide.sections for promise in _promised(section.blocks, section, None))


def _promised(nodes: Iterable[Node], section: Section, around: Brief | Only | None) -> Iterator[_Promise]:
    for node in nodes:
        if isinstance(node, Safety):
            inside = (inner for inner in walk((node,), inlines=False) if isinstance(inner, Brief | Only))
            words = words_of(rewrite(node, _opened, inlines=False))
            names = _names(node.attributes.id, node.attributes.classes) | _names(section.id, section.classes)
            yield _Promise(words, node.place, names, around, next(inside, None))
        held = around or (node if isinstance(node, Brief | Only) else None)
        yield from _promised(children(node, inlines=False), section, held)


def _opened(node: Node) -> Iterable[Node]:
    return node.content if isinstance(node, Brief | Only) else (node,)


def _names(id_: str, classes: Iterable[str]) -> frozenset[str]:
    return frozenset((f"#{id_}", *(f".{name}" for name in classes)))


def _required(promise: _Promise, recipe: Recipe) -> bool:
    return not recipe.safety or not promise.names.isdisjoint(recipe.safety)


def _cause(around: Brief | Only | None) -> str:
    """Why a block is missing, to follow a semicolon."""
    return f"it stands inside {_named(around)} of line {around.place.line}" if around else "its section is left out"


def _named(block: Brief | Only | None) -> str:
    if isinstance(block, Only):
        return f"`/// only | {', '.join(block.editions)}`"
    return "`/// brief`" if block else "words of the guide"
