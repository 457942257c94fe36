"""A table's values, each checked as it is taken. What nobody took is an unknown key.

So the known keys are said once, by the code that reads them. Every problem becomes a finding, and reading goes on
with the default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.style.length import points
from publisher.style.nearest import suggestion
from publisher.style.yaml_source import Node, Scalar, Sequence, Table

Tell = Callable[[Finding], None]
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


class Fields:
    """`where` names the table in findings ("color", "publisher.text.title")."""

    def __init__(self, table: Table, where: str, tell: Tell) -> None:
        self.table, self.where, self.tell = table, where, tell
        self.taken: set[str] = set()

    def node(self, *names: str) -> Node | None:
        """The value under the first of `names` that is written; None if none is or the value is empty."""
        self.taken.update(names)
        for name in names:
            node = self.table.entries.get(name)
            if node is not None and not (isinstance(node, Scalar) and node.empty):
                return node
        return None

    def place(self, *names: str) -> Place:
        return next((self.table.keys[name] for name in names if name in self.table.keys), self.table.place)

    def refuse(self, node: Node, name: str, expected: str) -> None:
        written = (
            f"'{node.text}'" if isinstance(node, Scalar) else "a list" if isinstance(node, Sequence) else "a table"
        )
        values = {"key": f"{self.where}.{name}".strip("."), "written": written, "expected": expected}
        self.tell(Finding("STYLE-VALUE", node.place, values))

    def text(self, *names: str, default: str = "") -> str:
        node = self.node(*names)
        if isinstance(node, Scalar):
            return node.text.strip()
        if node is not None:
            self.refuse(node, names[0], "text")
        return default

    def texts(self, *names: str) -> tuple[str, ...]:
        """A list of texts; one alone may stand without brackets."""
        node = self.node(*names)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            if not isinstance(item, Scalar):
                self.refuse(item, names[0], "text or a list of texts")
        return tuple(item.text.strip() for item in items if isinstance(item, Scalar))

    def one_of(self, choices: Iterable[str], *names: str, default: str = "") -> str:
        text, choices = self.text(*names), tuple(choices)
        if not text or text in choices:
            return text or default
        self.refuse(self.table.entries[names[0]], names[0], f"one of {', '.join(choices)}")
        return default

    def number(self, *names: str) -> float | None:
        node = self.node(*names)
        if node is None:
            return None
        try:
            if isinstance(node, Scalar):
                return points(node.text)
        except ValueError:
            pass
        self.refuse(node, names[0], "a number")
        return None

    def length(self, *names: str, base: float | None = None, unit: str = "pt") -> float | None:
        """Points. `base` is what % and em are parts of."""
        node = self.node(*names)
        if node is None:
            return None
        try:
            if isinstance(node, Scalar):
                return points(node.text, unit, base)
        except ValueError:
            pass
        self.refuse(node, names[0], "a length, such as 5 mm or 10.5 pt")
        return None

    def yes(self, *names: str) -> bool | None:
        node = self.node(*names)
        if node is None:
            return None
        word = node.text.lower() if isinstance(node, Scalar) else ""
        if word in _YES + _NO:
            return word in _YES
        self.refuse(node, names[0], "true or false")
        return None

    def fields(self, *names: str) -> Fields | None:
        """The table under a name, to be read in turn."""
        node = self.node(*names)
        if isinstance(node, Table):
            return Fields(node, f"{self.where}.{names[0]}".strip("."), self.tell)
        if node is not None:
            self.refuse(node, names[0], "a table of names with values")
        return None

    def each(self, *names: str) -> Iterator[tuple[str, Fields]]:
        """The tables in the table under a name: their names and themselves."""
        inner = self.fields(*names)
        for name in inner.table.entries if inner else ():
            part = inner.fields(name) if inner else None
            if part:
                yield name, part

    def close(self) -> None:
        """Tells of every key that was not taken."""
        for key, place in self.table.keys.items():
            if key not in self.taken:
                values = {"key": key, "where": self.where or "the file", "suggestion": suggestion(key, self.taken)}
                self.tell(Finding("STYLE-KEY", place, values))
