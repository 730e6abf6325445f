"""The shape of the house: floors, doors, sizes. A rule that is not measured here is a wish."""

import ast
import doctest
import importlib
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from geo.packs import list_packs, read_dispute

HOUSE = Path(__file__).resolve().parents[1] / "geo"
FLOORS = {
    "__init__": 0,
    "errors": 0,
    "files": 0,
    "model": 1,
    "lexicon": 1,
    "packs": 2,
    "articles": 2,
    "gazetteer": 2,
    "timex": 2,
    "events": 3,
    "layers": 4,
    "curation": 4,
    "render": 5,
    "export": 5,
    "corpus": 5,  # build reads through it, so it stands one floor below
    "build": 6,
    "cli": 7,
    "__main__": 8,
}
KEEPERS = {
    "folium": {"render"},
    "PIL": {"render"},
    "branca": {"render"},
    "typer": {"cli"},
    "geopandas": {"packs", "layers", "export", "render"},
    "pandas": {"packs", "layers", "export", "render"},
    "pyogrio": {"packs", "export"},
}
LONGEST_FILE, LONGEST_BODY, MEDIAN_BODY, DEEPEST = 400, 40, 10, 3

FILES = sorted(HOUSE.rglob("*.py"))
NAMES = [path.relative_to(HOUSE.parent).as_posix() for path in FILES]
BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.Match, ast.AsyncFor, ast.AsyncWith)
Function = ast.FunctionDef | ast.AsyncFunctionDef

each_file = pytest.mark.parametrize("path", FILES, ids=NAMES)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write the import in full"
            yield node.module or ""


def functions_of(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def body_lines(function: Function) -> int:
    """Lines after the docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def depth_of(node: ast.AST, depth: int = 0) -> int:
    """How deep blocks stand in each other; `elif` is no deeper than its `if`."""
    deepest = depth
    for name, field in ast.iter_fields(node):
        children = field if isinstance(field, list) else [field]
        is_elif = isinstance(node, ast.If) and name == "orelse" and len(children) == 1 and isinstance(children[0], ast.If)
        for child in children:
            if isinstance(child, ast.AST) and not isinstance(child, Function | ast.ClassDef):
                inner = depth + (isinstance(child, BLOCKS) and not is_elif)
                deepest = max(deepest, depth_of(child, inner))
    return deepest


def is_public(name: str) -> bool:
    return not name.startswith("_")


@each_file
def test_every_file_has_a_floor(path):
    assert room_of(module_of(path)) in FLOORS, "write its floor into the table, and why"


@each_file
def test_imports_go_down(path):
    room = room_of(module_of(path))
    for module in imports_of(tree_of(path)):
        assert module != "geo", "write `from geo.model import …`"
        if module.startswith("geo.") and room_of(module) not in (room, "errors"):
            assert FLOORS[room_of(module)] < FLOORS[room], f"{room} must not know {module}"


@each_file
def test_heavy_libraries_stay_in_their_rooms(path):
    for module in imports_of(tree_of(path)):
        keepers = KEEPERS.get(module.split(".")[0])
        assert keepers is None or room_of(module_of(path)) in keepers, f"{module} belongs to {keepers}"


@each_file
def test_imports_stand_at_the_top(path):
    inside = [module for function in functions_of(tree_of(path)) for module in imports_of(function)]
    assert not inside or room_of(module_of(path)) == "cli"


@each_file
def test_a_file_is_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, "split it by subject"


@each_file
def test_functions_are_short_and_flat(path):
    for function in functions_of(tree_of(path)):
        assert body_lines(function) <= LONGEST_BODY, function.name
        assert depth_of(function) <= DEEPEST, function.name


def test_half_of_all_functions_are_very_short():
    assert statistics.median(body_lines(f) for path in FILES for f in functions_of(tree_of(path))) <= MEDIAN_BODY


@each_file
def test_what_is_public_is_documented(path):
    tree = tree_of(path)
    assert ast.get_docstring(tree) is not None, "say in one sentence what the file does"
    owners = [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef) and is_public(node.name))]
    for owner in owners:
        for node in owner.body:
            if isinstance(node, Function | ast.ClassDef) and is_public(node.name):
                assert ast.get_docstring(node) is not None, node.name


@each_file
def test_nothing_is_swallowed_shared_or_printed(path):
    for node in ast.walk(tree_of(path)):
        assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"line {node.lineno}: bare except"
        assert not isinstance(node, ast.Global | ast.Nonlocal), f"line {node.lineno}: shared state"
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
        assert called != "print" or room_of(module_of(path)) == "cli", "print belongs to the command line"


def parts_of(tree: ast.AST, modules: set[str]) -> set[str]:
    """Our modules that are imported; `from geo.events import zones` means the module of that name where there is one."""
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & modules) | ({node.module} if inner - modules else set())
    return found & modules


def test_no_module_imports_itself_by_a_detour():
    modules = {module_of(path) for path in FILES}
    needs = {module_of(path): parts_of(tree_of(path), modules) for path in FILES}
    left = set(needs)
    while loose := {one for one in left if not needs[one] & left or not any(one in needs[other] for other in left)}:
        left -= loose
    assert not left, sorted(left)


@pytest.mark.parametrize("module", [module_of(path) for path in FILES if path.stem != "__main__"])
def test_examples_in_docstrings_are_true(module):
    failed, _ = doctest.testmod(importlib.import_module(module))
    assert failed == 0


def told_by_code(tree: ast.Module) -> Iterator[str]:
    """Every text in a file's code, without its docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@cache
def known_to_packs() -> frozenset[str]:
    """Every word by which a pack knows its own: ids, names, titles and their parts, codes of claimants, instruments."""
    texts: set[str] = set()
    for dispute in map(read_dispute, list_packs()):
        texts |= {dispute.id, *dispute.titles.values(), *dispute.claimants, *(claim.claimant for claim in dispute.claims)}
        texts |= {feature.id for feature in dispute.features} | {line.id for line in dispute.lines}
        texts |= {form for feature in dispute.features for name in feature.toponyms for form in (name.text, *name.forms)}
        texts |= {name for instrument in dispute.instruments for name in (instrument.id, *instrument.names.values())}
        texts |= {text for wordings in (*dispute.references.values(), *dispute.homonyms.values()) for text in wordings}
    return frozenset(texts)


PLAIN = frozenset(
    {
        "chain",
        "four",
        "group",
        "island",
        "islands",
        "islet",
        "islets",
        "land",
        "lesser",
        "main",
        "north",
        "rocks",
        "signal",
        "south",
        "territories",
    }
)
"""Words that names of places have in common with any text."""


@cache
def words_of_packs() -> frozenset[str]:
    """The single words of places, and codes of claimants, that no other text has: longer than three letters, or no ASCII."""
    disputes = list(map(read_dispute, list_packs()))
    texts = {feature.id for dispute in disputes for feature in dispute.features}
    texts |= {name.text for dispute in disputes for feature in dispute.features for name in feature.toponyms}
    texts |= {claim.claimant for dispute in disputes for claim in dispute.claims}
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    codes = {word for word in words if word.isascii() and word.isupper() and len(word) in (3, 4)}
    longer = {word.casefold() for word in words if len(word) > 3 or not word.isascii()}
    return frozenset((codes | longer) - PLAIN)


def named_by_code(tree: ast.Module) -> Iterator[str]:
    """Every word in a file's texts and names, without its docstrings: texts as they are, names in lower case."""
    for text in told_by_code(tree):
        for word in re.findall(r"[^\W\d_]+", text):
            yield from (word, word.casefold()) if len(word) > 3 or not word.isascii() else (word,)
    for node in ast.walk(tree):
        name = next(
            (getattr(node, key) for key in ("id", "name", "arg", "attr") if isinstance(getattr(node, key, None), str)), ""
        )
        yield from name.casefold().split("_")


LISTS = {"geo/packs/codes.py"}
"""What lists a standard in full names every state."""


@pytest.mark.parametrize("path", [path for path in FILES if path.relative_to(HOUSE.parent).as_posix() not in LISTS])
def test_no_line_of_code_knows_a_dispute(path: Path) -> None:
    """Three packs build maps with no line about any of them: no name, no code of a claimant, no treaty."""
    tree = tree_of(path)
    assert [text for text in told_by_code(tree) if text in known_to_packs()] == []
    assert sorted(set(named_by_code(tree)) & words_of_packs()) == []


SHOWN = [path for path in sorted(HOUSE.rglob("*")) if path.suffix in {".js", ".css", ".html", ".jinja", ".svg"}]


@pytest.mark.parametrize("path", [*SHOWN, *FILES], ids=lambda path: path.name)
@pytest.mark.parametrize("pack", ["diaoyu-senkaku", "dokdo-takeshima"])
def test_a_pack_that_came_later_is_nowhere_in_the_program(path: Path, pack: str) -> None:
    text = path.read_text(encoding="utf-8").casefold()
    assert not [name for name in pack.split("-") if name in text]
