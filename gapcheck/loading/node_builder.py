"""Knows how to build a document's nodes from parser events, refusing what a strict file may not hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

from gapcheck.loading import structure_problems as refused
from gapcheck.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from gapcheck.loading.problems import Place, Problem, Problems
from gapcheck.loading.scalar_reader import ReadScalar, ScalarReader


class StopReading(Exception):
    """A limit is reached or a second document begins; nothing after it is read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


@dataclass(slots=True)
class _OpenSequence:
    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _OpenMapping:
    """A mapping being read. `key` is the accepted key whose value comes next, or None when its value is dropped."""

    place: Place
    entries: list[Entry] = field(default_factory=list)
    first: dict[str, Place] = field(default_factory=dict)
    awaits_value: bool = False
    key: Scalar | None = None


class NodeBuilder:
    """Takes the events of one stream in order; `root` is the document once it is complete."""

    def __init__(self, shown_as: str, scalars: ScalarReader, problems: Problems) -> None:
        self.root: Node | None = None
        self.last_place = Place(shown_as, 1, 1)
        self._scalars = scalars
        self._problems = problems
        self._open: list[_OpenSequence | _OpenMapping] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """Use one event; raises StopReading when nothing after it shall be read."""
        mark = event.start_mark
        place = self.last_place = Place(self.last_place.file, mark.line + 1, mark.column + 1)
        match event:
            case yaml.ScalarEvent():
                self._begin_node(event, place)
                self._put_scalar(self._scalars.read(event, place, self._awaits_key()))
            case yaml.SequenceStartEvent():
                self._begin_collection(event, _OpenSequence(place))
            case yaml.MappingStartEvent():
                self._begin_collection(event, _OpenMapping(place))
            case yaml.CollectionEndEvent():
                self._end_collection()
            case yaml.AliasEvent():
                self._count(place)
                shown = self._scalars.shown(event.anchor, place.line)
                self._problems.add(refused.alias(place, shown))
                self._put_scalar(ReadScalar(Scalar(place, f"*{shown}", f"*{shown}", True), f"*{event.anchor}"))
            case yaml.DocumentStartEvent():
                self._begin_document(event, place)
            case yaml.StreamEndEvent() if self._documents == 0:
                self._problems.add(refused.empty_file(Place(place.file, 1, 1)))

    def _begin_document(self, event: Any, place: Place) -> None:
        self._documents += 1
        if self._documents > 1:
            raise StopReading(refused.second_document(place))
        if event.version or event.tags:
            self._problems.add(refused.directive(place))

    def _begin_node(self, event: Any, place: Place) -> None:
        self._count(place)
        if event.anchor is not None:
            self._problems.add(refused.anchor(place, self._scalars.shown(event.anchor, place.line)))
        if event.tag is not None:
            self._problems.add(refused.tag(place))

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes > refused.MAX_NODES:
            raise StopReading(refused.too_many_nodes(place))

    def _begin_collection(self, event: Any, opened: _OpenSequence | _OpenMapping) -> None:
        self._begin_node(event, opened.place)
        if len(self._open) >= refused.MAX_DEPTH:
            raise StopReading(refused.too_deep(opened.place))
        self._open.append(opened)

    def _end_collection(self) -> None:
        closed = self._open.pop()
        is_key = self._awaits_key()
        node = (
            Sequence(closed.place, tuple(closed.items))
            if isinstance(closed, _OpenSequence)
            else Mapping(closed.place, tuple(closed.entries))
        )
        if is_key:
            self._problems.add(refused.key_not_scalar(closed.place))
            self._put_key(None)
        else:
            self._put_value(node)

    def _put_scalar(self, read: ReadScalar) -> None:
        parent = self._open[-1] if self._open else None
        if isinstance(parent, _OpenMapping) and not parent.awaits_value:
            self._put_key(self._accepted_key(parent, read))
        else:
            self._put_value(read.scalar)

    def _accepted_key(self, parent: _OpenMapping, read: ReadScalar) -> Scalar | None:
        key = read.scalar
        if not key.quoted and key.text == "<<":
            self._problems.add(refused.merge_key(key.place))
            return None
        if not read.written.strip():
            self._problems.add(refused.empty_key(key.place))
            return None
        first = parent.first.setdefault(read.written, key.place)
        if isinstance(key.value, str) and first is key.place:
            return key
        shown = self._scalars.shown(key.text, key.place.line)
        if not isinstance(key.value, str):
            self._problems.add(refused.key_not_text(key.place, shown))
        if first is key.place:
            return key
        self._problems.add(refused.duplicate_key(key.place, first, shown))
        return None

    def _put_key(self, key: Scalar | None) -> None:
        parent = self._open[-1]
        if isinstance(parent, _OpenMapping):
            parent.key, parent.awaits_value = key, True

    def _put_value(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, _OpenSequence):
            parent.items.append(node)
            return
        if parent.key is not None:
            parent.entries.append(Entry(parent.key, node))
        parent.key, parent.awaits_value = None, False

    def _awaits_key(self) -> bool:
        parent = self._open[-1] if self._open else None
        return isinstance(parent, _OpenMapping) and not parent.awaits_value
