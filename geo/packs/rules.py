"""What must hold between the parts of a pack: every rule reads the whole table and yields the places that break it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any, Final

from geo.model import is_edtf, parse_edtf
from geo.packs.faults import Fault, Where, likely, told
from geo.packs.schema import claim_label, feature_label, instrument_label, line_label, site_label, toponym_label

Pack = Mapping[str, Any]
Row = Mapping[str, Any]
Placed = tuple[Where, Row]


def rule_faults(pack: Pack) -> Iterator[Fault]:
    """Everything that does not fit together, over what is well-formed enough to compare."""
    for rule in RULES:
        yield from rule(pack)


def placed_rows(pack: Pack, table: str) -> Iterator[Placed]:
    """The rows of `features`, `sites`, `toponyms`, `claims`, `instruments` or of the pack itself, each with its place."""
    if table == "pack":
        yield ((), pack)
    elif table == "toponyms":
        for where, feature in named_rows(pack):
            for number, row in enumerate(_rows(feature, "toponyms"), 1):
                yield ((*where, *toponym_label(row, number)), row)
    else:
        for number, row in enumerate(_rows(pack, table), 1):
            yield (_LABELS[table](row, number), row)


def named_rows(pack: Pack) -> Iterator[Placed]:
    """The rows that bear names, features and sites, each with its place."""
    yield from placed_rows(pack, "features")
    yield from placed_rows(pack, "sites")


def texts(row: Row, key: str) -> list[str]:
    """The texts under a key that holds a text or a list of them; nothing where it holds something else."""
    value = row.get(key)
    members = value if isinstance(value, list) else [value]
    return [member for member in members if isinstance(member, str)]


def members_of(pack: Pack) -> dict[str, list[str]]:
    """The ids of the features that name a feature in `part_of`, per feature."""
    members: dict[str, list[str]] = {}
    for _, row in placed_rows(pack, "features"):
        for group in texts(row, "part_of"):
            members.setdefault(group, []).extend(texts(row, "id"))
    return members


_LABELS: Final[dict[str, Callable[[Row, int], Where]]] = {
    "features": feature_label,
    "sites": site_label,
    "instruments": instrument_label,
    "claims": claim_label,
    "lines": line_label,
}

_LINKS: Final = (
    ("pack", "topic", "features"),
    ("features", "part_of", "features"),
    ("features", "area_source", "sources"),
    ("features", "sources", "sources"),
    ("sites", "part_of", "features"),
    ("sites", "point_source", "sources"),
    ("toponyms", "source", "sources"),
    ("toponyms", "claimant", "claimants"),
    ("instruments", "sources", "sources"),
    ("claims", "features", "features"),
    ("claims", "instrument", "instruments"),
    ("claims", "source", "sources"),
    ("lines", "across", "features"),
    ("lines", "instrument", "instruments"),
    ("lines", "source", "sources"),
)
"""Which key of which table names what of which other table."""


_MEASURES: Final = (
    ("features", "area_km2", "area_source", "an area"),
    ("sites", "point", "point_source", "a point"),
)
"""What a source must stand beside, and under which key."""


def _rows(table: Row, key: str) -> list[Row]:
    value = table.get(key)
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _known(pack: Pack, table: str) -> list[str]:
    if table == "claimants":
        return texts(pack, table)
    if table == "sources":
        return list(pack["sources"]) if isinstance(pack.get("sources"), dict) else []
    return [name for _, row in placed_rows(pack, table) for name in texts(row, "id")]


def _links_hold(pack: Pack) -> Iterator[Fault]:
    for table, key, target in _LINKS:
        known = dict.fromkeys(_known(pack, target))
        for where, row in placed_rows(pack, table):
            unknown = (name for name in texts(row, key) if name not in known)
            yield from (_broken_link(where, key, name, target, known) for name in unknown)


def _broken_link(where: Where, key: str, name: str, target: str, known: Iterable[str]) -> Fault:
    return Fault(where, f"{key} = '{name}' is not among the pack's {target}", likely(name, known, target))


def _ids_differ(pack: Pack) -> Iterator[Fault]:
    for table in ("features", "instruments", "lines"):
        rows = [(where, name) for where, row in placed_rows(pack, table) for name in texts(row, "id")]
    for table, placed in (("features", named_rows(pack)), ("instruments", placed_rows(pack, "instruments"))):
        rows = [(where, name) for where, row in placed for name in texts(row, "id")]
        earlier = Counter(name for _, name in rows)
        for name in (name for name, times in earlier.items() if times > 1):
            where = next(where for where, taken in rows if taken == name)
            yield Fault(where, f"id = '{name}' stands {earlier[name]} times in [[{table}]]", "give each its own id")


def _toponyms_differ(pack: Pack) -> Iterator[Fault]:
    for where, feature in named_rows(pack):
        names = Counter(tuple(texts(row, "text") + texts(row, "lang")) for row in _rows(feature, "toponyms"))
        for name, times in names.items():
            if times > 1 and len(name) == 2:
                yield Fault(
                    where, f"toponym '{name[0]}' ({name[1]}) stands {times} times", "write it once, with the best source"
                )


def _claimants_in_order(pack: Pack) -> Iterator[Fault]:
    codes = texts(pack, "claimants")
    if codes != sorted(set(codes)):
        right = ", ".join(f'"{code}"' for code in sorted(set(codes)))
        yield Fault((), f"claimants = {codes} is not in the order of the codes, each once", f"write claimants = [{right}]")


def _measures_have_sources(pack: Pack) -> Iterator[Fault]:
    for table, measure, source, noun in _MEASURES:
        for where, row in placed_rows(pack, table):
            if (measure in row) != (source in row):
                missing = source if measure in row else measure
                yield Fault(where, f"key '{missing}' is missing", f"{noun} and its source stand together or not at all")


def _periods_run_forward(pack: Pack) -> Iterator[Fault]:
    for where, row in (*placed_rows(pack, "claims"), *placed_rows(pack, "lines"), *placed_rows(pack, "toponyms")):
        dates = [date for key in ("since", "until") for date in texts(row, key) if is_edtf(date)]
        if len(dates) < 2:
            continue
        start, end = (parse_edtf(date) for date in dates)
        if start.earliest and end.latest and start.earliest > end.latest:
            yield Fault(where, f"since = '{start}' is after until = '{end}'", "write the earlier date as since")


_CONTRARY: Final = ({"claims", "renounces"}, {"claims", "recognises"}, {"administers", "renounces"})
"""What nobody says of one place at one time."""


def _claims_agree(pack: Pack) -> Iterator[Fault]:
    """Two claims of one claimant to one place that contradict each other on days that both surely cover."""
    claims = [(where, row) for where, row in placed_rows(pack, "claims") if _surely(row)]
    for (_, one), (where, other) in combinations(claims, 2):
        shared = set(texts(one, "features")) & set(texts(other, "features"))
        statuses = {*texts(one, "status"), *texts(other, "status")}
        if shared and one.get("claimant") == other.get("claimant") and statuses in _CONTRARY and _meet(one, other):
            what = f"'{min(shared)}' is under two claims of {one.get('claimant')} that contradict each other"
            yield Fault(where, f"{what} ({' and '.join(sorted(statuses))})", "end the earlier where the later begins")


def _surely(row: Row) -> tuple[date, date] | None:
    """The first and the last day on which a claim is surely in force; `None` where its dates cannot be read."""
    if not all(is_edtf(said) for key in ("since", "until") for said in texts(row, key)) or not texts(row, "since"):
        return None
    ends = [parse_edtf(said).earliest for said in texts(row, "until")]
    return parse_edtf(texts(row, "since")[0]).latest or date.max, (ends[0] or date.min) if ends else date.max


def _meet(one: Row, other: Row) -> bool:
    periods = [period for period in (_surely(one), _surely(other)) if period]
    return max(start for start, _ in periods) < min(end for _, end in periods)


def _lines_have_one_course(pack: Pack) -> Iterator[Fault]:
    """A line keeps the middle between two coasts or follows a parallel: all keys of the one, none of the other."""
    for where, row in placed_rows(pack, "lines"):
        if not any(all(row.get(key) is not None for key in keys) and not any(key in row for key in others)
                   for keys, others in (_COURSES, _COURSES[::-1])):  # fmt: skip
            named = ", ".join(key for keys in _COURSES for key in keys if key in row) or "none"
            right = f"write {', '.join(_COURSES[0])}, or {' and '.join(_COURSES[1])}"
            yield Fault(where, f"has no course of one kind (keys there: {named})", right)
        elif set(texts(row, "one_side")) & set(texts(row, "other_side")):
            yield Fault(where, "has a land on both sides", "name each on one side only")


_COURSES: Final = (("one_side", "other_side", "reach_km"), ("parallel", "across"))


def _holders_are_named(pack: Pack) -> Iterator[Fault]:
    """Who recognises a place recognises it as somebody's; any other claim speaks for the claimant alone."""
    for where, row in placed_rows(pack, "claims"):
        recognises = row.get("status") == "recognises"
        if recognises and "holder" not in row:
            yield Fault(where, "key 'holder' is missing", 'write holder = "NOR", whose it recognises the place to be')
        elif "holder" in row and not recognises:
            yield Fault(where, f"holder = {told(row['holder'])} says nothing here", "only a claim that recognises has a holder")


def _groups_are_no_rings(pack: Pack) -> Iterator[Fault]:
    groups = {name: texts(row, "part_of") for _, row in placed_rows(pack, "features") for name in texts(row, "id")}
    for name in groups:
        way = _way_back(name, groups)
        if way and name == min(way):
            ring = " → ".join((*way, name))
            yield Fault((f"feature '{name}'",), f"part_of runs in a ring ({ring})", "take one of these part_of out")


def _way_back(start: str, groups: Mapping[str, list[str]]) -> list[str]:
    """The features on a way from `start` up through its groups to itself again, if there is one."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        for group in groups.get(way[-1], []):
            if group == start:
                return way
            if group not in seen:
                seen.add(group)
                ways.append([*way, group])
    return []


RULES: Final = (
    _links_hold,
    _ids_differ,
    _toponyms_differ,
    _claimants_in_order,
    _measures_have_sources,
    _periods_run_forward,
    _claims_agree,
    _lines_have_one_course,
    _holders_are_named,
    _groups_are_no_rings,
)
"""The rules between the parts of a pack, in the order their faults are told."""
