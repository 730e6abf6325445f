"""The command line: results on standard output, faults in one line on standard error, an exit status that says which."""

import importlib.util
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import app, main
from geo.cli.output import fold_lines, table_lines, width_of
from geo.cli.program import COMMANDS
from geo.corpus import extract_corpus
from geo.events import write_events
from geo.model import event_line
from geo.packs import list_packs, read_dispute

ROOT = Path(__file__).resolve().parents[1]
PACK = "kuril-northern-territories"
STORY = """\
Tokyo lodges protest over drills

TOKYO, March 3, 2021 - Japan protested on March 2, 2021 after Russia held military drills on Iturup on March 1, 2021.

The Russian Foreign Ministry rejected the protest on Wednesday. The Southern Kurils are Russian territory, it said.
"""
HEAVY = ("geopandas", "pandas", "folium", "trafilatura", "shapely", "pyogrio", "rich")


class Answer:
    """What a run of the program gave."""

    def __init__(self, status: object, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(monkeypatch, capsys):
    def running(*words: object, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "argv", ["dispute-map", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main()
        told = capsys.readouterr()
        return Answer(leaving.value.code, told.out, told.err)

    return running


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def events(tmp_path, story):
    path = tmp_path / "story.events.jsonl"
    write_events(extract_corpus([story], read_dispute(PACK)).events, path)
    return path


def python(*words: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *words], input=stdin, capture_output=True, env=os.environ | env, check=False)


def test_help_opens_no_heavy_room():
    code = "import sys, geo.cli\nsys.argv[1:] = ['--help']\ntry: geo.cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ran = python("-c", code)
    assert ran.stdout.startswith(b"Usage: dispute-map")
    assert not set(HEAVY) & set(ran.stderr.decode().split())


def test_the_page_about_the_command_line_is_the_program_s_own_word():
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    make_cli = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_cli)
    assert (ROOT / "docs" / "cli.md").read_bytes().decode("utf-8") == make_cli.cli_page(), "run `make docs`"


@pytest.mark.parametrize("name", [command.__name__.replace("_", "-") for command, _ in COMMANDS])
def test_every_command_is_documented_with_an_example(name):
    assert f"\n## dispute-map {name}\n" in (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert f"Example: dispute-map {name}" in " ".join((ROOT / "docs" / "cli.md").read_text("utf-8").split())


def test_no_command_is_missing_from_the_table():
    assert [command.name or command.callback.__name__ for command in app.registered_commands] == [
        command.__name__ for command, _ in COMMANDS
    ]


def test_the_version_is_printed(run):
    answer = run("--version")
    assert (answer.status, answer.out.split()[0], answer.err) == (0, "dispute-map", "")


@pytest.mark.parametrize(
    "words",
    [
        ["unheard-of"],
        ["parse"],
        ["parse", "x.txt", "--published", "yesterday"],
        ["parse", "x.txt", "--published", "2023-02-30"],
        ["parse", "x.txt", "--lang", "fr"],
        ["parse", "x.txt", "--format", "xml"],
        ["parse", "x.txt", "--workers", "0"],
        ["export", "rivers", "-o", "x.gpkg"],
        ["export", "features"],
        ["export", "claims", "-o", "x.gpkg", "--as-of", "1945-9"],
        ["--unheard-of"],
    ],
)
def test_a_wrong_command_line_ends_with_2(run, words):
    answer = run(*words)
    assert (answer.status, answer.out) == (2, "")
    assert "Error: " in answer.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["parse", "missing.txt"], "missing.txt: does not exist"),
        (["build", "missing"], "missing: does not exist"),
        (["parse", "{story}", "--dispute", "atlantis"], "dispute 'atlantis' is unknown"),
        (["export", "features", "-o", "{tmp}/x.shp"], "'.shp' is no format that is written"),
        (["export", "events", "-o", "{tmp}/x.gpkg", "--events", "{tmp}/none.jsonl"], "none.jsonl: is not there"),
        (["export", "features", "-o", "{story}/x.gpkg"], "cannot be written"),
        (["parse", "{story}", "-o", "{story}/x.jsonl"], "cannot be written"),
        (["render", "{story}", "-o", "{tmp}/x.html"], "is not JSON"),
        (["explain", "ev-0"], "maps: has no file of events"),
        (["explain", "nothing", "--events", "{events}"], "is no event"),
        (["explain", "ev-", "--events", "{events}"], "give more of the id"),
        (["show", "atlantis"], "'atlantis' is unknown"),
        (["check", "atlantis"], "'atlantis' is unknown"),
        (["timex", "-"], "is not UTF-8"),
    ],
)
def test_faulty_input_ends_with_1_and_one_line(run, tmp_path, monkeypatch, story, events, words, told):
    monkeypatch.chdir(tmp_path)
    answer = run(*(word.format(story=story, tmp=tmp_path, events=events) for word in words), stdin=b"\xff\xfe\xff")
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert told in answer.err


def test_a_message_cannot_write_its_own_lines(run):
    answer = run("show", "x\n\x1b[31mroot: all is well\u202e")
    assert (answer.status, answer.err.count("\n"), "\x1b" in answer.err, "\u202e" in answer.err) == (1, 1, False, False)


def test_an_interrupt_ends_with_130(run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.timex.tag_times", interrupted)
    answer = run("timex", "in 1855")
    assert (answer.status, answer.out) == (130, "")
    assert "Traceback" not in answer.err


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is told otherwise there")
def test_a_reader_who_has_seen_enough_is_no_fault():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        words = [sys.executable, "-m", "geo", "disputes"]
        ran = subprocess.run(words, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert ran.stderr == b""


def test_output_is_utf_8_whatever_the_terminal_says():
    ran = python("-m", "geo", "show", "Итуруп", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert "択捉島" in ran.stdout.decode("utf-8")
    assert b"\r" not in ran.stdout


@pytest.mark.parametrize("wish", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}])
def test_nothing_is_coloured(wish):
    ran = python("-m", "geo", "parse", "--lang", "fr", "x", **wish)
    assert b"\x1b" not in ran.stdout + ran.stderr


def test_parse_prints_the_events_of_the_library_one_a_line(run, story):
    answer = run("parse", "--min-confidence", "0", story)
    found = extract_corpus([story], read_dispute(PACK)).events
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "".join(f"{event_line(event)}\n" for event in found)
    assert found


def test_parse_prints_a_table_with_a_row_per_event(run, story):
    lines = run("parse", story, "--format", "table").out.splitlines()
    assert lines[0].split() == ["id", "date", "type", "actors", "recipients", "features", "evidence"]
    assert [line.split()[0] for line in lines[1:]] == [json.loads(line)["id"] for line in run("parse", story).out.splitlines()]


@pytest.mark.parametrize(("name", "is_json"), [("out.jsonl", True), ("out.txt", False)])
def test_parse_writes_a_file_in_the_format_its_name_says(run, story, tmp_path, name, is_json):
    answer = run("parse", story, "-o", tmp_path / name)
    assert (answer.status, answer.out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith("{") is is_json


def test_parse_reads_standard_input(run, story):
    assert run("parse", "-", stdin=STORY.encode()).out == run("parse", story).out


def test_parse_takes_the_day_of_publication(run, tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("Talks\n\nRussia rejected Japan's protest over Iturup on Monday.\n", encoding="utf-8")
    days = [json.loads(run("parse", path, "--published", day).out)["date"] for day in ("2023-01-25", "2023-02-01")]
    assert days == ["2023-01-23", "2023-01-30"]


def test_parse_says_what_waits_for_a_day_of_publication(run, tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("Talks\n\nRussia rejected Japan's protest over Iturup on Monday.\n", encoding="utf-8")
    left_out, waiting = run("parse", path).err.splitlines()[:2]
    assert left_out.startswith("1 of 1 events left out")
    assert waiting.startswith("1 event counts from a day of publication that is not told (Talks): give it with")
    assert run("parse", path, "--published", "2023-01-25").err == ""


def test_one_bad_article_loses_no_other(run, story, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    answer = run("parse", "--min-confidence", "0", bad, story)
    assert answer.out == run("parse", "--min-confidence", "0", story).out
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)


def test_timex_prints_its_columns(run):
    answer = run("timex", "It fell in October 1956.")
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert list(found[0]) == ["start", "end", "text", "type", "value", "edtf", "rule", "anchor"]
    assert (found[0]["text"], found[0]["edtf"]) == ("October 1956", "1956-10")
    assert run("timex", "-", stdin=b"It fell in October 1956.").out == answer.out


def test_timex_takes_the_day_of_publication_and_prints_a_table(run):
    lines = run("timex", "on Monday", "--published", "2023-01-25", "--format", "table").out.splitlines()
    assert len(lines) == 2
    assert "2023-01-23" in lines[1].split()


@pytest.mark.parametrize(("text", "edtf"), [("令和5年1月23日", "2023-01-23"), ("23 января 2023 года", "2023-01-23")])
def test_timex_sees_the_language_by_the_script(run, text, edtf):
    assert json.loads(run("timex", text).out)["edtf"] == edtf


def test_disputes_lists_every_pack(run):
    lines = run("disputes").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [folder.name for folder in list_packs()]


@pytest.mark.parametrize("name", ["etorofu-iturup", "択捉島", "Итуруп", "Etorofu", "Iturup"])
def test_show_knows_a_feature_by_any_of_its_names(run, name):
    answer = run("show", name)
    assert (answer.status, answer.out.split()[0]) == (0, "etorofu-iturup")


@pytest.mark.parametrize("name", ["択捉", "Итуруп", "Etorofu"])
def test_show_prints_the_same_whoever_s_name_is_typed(run, name):
    assert run("show", name).out == run("show", "etorofu-iturup").out


def test_show_tells_where_a_site_is_and_what_lies_on_an_island(run):
    site = run("show", "古釜布").out
    assert "part of kunashir-kunashiri\nat 44.02734 N 145.86146 E, source geonames\nGeoNames 2119447\n" in site
    assert "RUS" in site.partition("\nclaims\n")[2]
    assert "furukamappu-yuzhno-kurilsk" in run("show", "Кунашир").out.partition("\nsites\n")[2]


def test_show_without_a_name_lists_every_feature_with_its_names(run):
    lines = run("show").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [place.id for pack in list_packs() for place in read_dispute(pack).places]
    assert "Etorofu / Iturup / 択捉島 / Итуруп" in run("show").out


def test_show_gives_a_source_for_everything(run):
    dispute = read_dispute(PACK)
    for feature in dispute.places:
        out = run("show", feature.id, "--dispute", PACK).out
        listed = {line.split()[0] for line in out.partition("\nsources\n")[2].splitlines()[1:]}
        used = {name.source for name in feature.toponyms}
        used |= {claim.source for claim in dispute.claims if claim.feature == feature.id}
        assert used <= listed


def test_check_finds_no_fault_in_the_packs_that_come_along(run):
    answer = run("check")
    assert (answer.status, answer.err) == (0, "")
    assert [line.partition(":")[0] for line in answer.out.splitlines()] == [folder.name for folder in list_packs()]


def test_check_prints_every_fault_and_ends_with_1(run, tmp_path):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "pack.toml").write_text('id = "other"\nclaimants = []\n', encoding="utf-8")
    answer = run("check", folder, PACK)
    assert answer.status == 1
    assert len([line for line in answer.out.splitlines() if "pack.toml" in line]) > 1
    assert answer.out.splitlines()[-1].startswith(PACK)


def test_explain_shows_the_words_the_rules_and_the_source(run, events):
    event = json.loads(events.read_text("utf-8").splitlines()[0])
    answer = run("explain", event["id"][:9], "--events", events)
    assert answer.status == 0
    assert f"[{event['evidence']['exact']}]" in answer.out
    for word in (event["id"], event["date_rule"], event["date_text"], *event["rules"], *event["features"], *event["actors"]):
        assert word in answer.out
    assert "decision     none: nobody has looked at it yet" in answer.out


def test_explain_says_in_words_what_a_rule_means(run, tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text("Talks\n\nRussia rejected Japan's protest over Iturup on Monday.\n", encoding="utf-8")
    run("parse", path, "--published", "2023-01-25", "-o", tmp_path / "talks.jsonl")
    answer = run("explain", "ev-", "--events", tmp_path / "talks.jsonl")
    assert "date rule    latest-before-publication: the latest such date before the article appeared\n" in answer.out
    assert "date anchor  2023-01-25, the day of publication\n" in answer.out


def test_explain_reads_the_last_build_by_itself(run, events, tmp_path, monkeypatch):
    event = json.loads(events.read_text("utf-8").splitlines()[0])
    (tmp_path / "maps").mkdir()
    events.rename(tmp_path / "maps" / f"{PACK}.events.jsonl")
    monkeypatch.chdir(tmp_path)
    assert run("explain", event["id"]).out.startswith("event")


TABLES = ["features", "sites", "claims", "events", "lines", "sources", "names"]


@pytest.mark.parametrize("layer", [*TABLES, "view", "context", "all"])
@pytest.mark.parametrize("suffix", [".geojson", ".gpkg"])
def test_every_table_is_exported_to_the_formats_of_all(run, tmp_path, events, layer, suffix):
    import pyogrio

    answer = run("export", layer, "-o", tmp_path / f"out{suffix}", "--events", events)
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    names = [name for name, _ in pyogrio.list_layers(tmp_path / f"out{suffix}") if name != "layer_styles"]
    if suffix == ".gpkg":
        assert sorted(names) == (sorted(TABLES) if layer == "all" else [layer])
    assert all(pyogrio.read_info(tmp_path / f"out{suffix}", layer=name)["features"] for name in names)


@pytest.mark.parametrize("suffix", [".csv", ".fgb", ".kml", ".lpf.json"])
def test_features_are_exported_to_every_format(run, tmp_path, suffix):
    import pyogrio

    answer = run("export", "features", "-o", tmp_path / f"out{suffix}", "--dispute", PACK)
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    dispute = read_dispute(PACK)
    held = dispute.places if suffix == ".lpf.json" else dispute.features
    assert pyogrio.read_info(tmp_path / f"out{suffix}")["features"] == len(held)


def test_a_perspective_says_undetermined_where_a_side_renounced(run, tmp_path):
    seen = {}
    for side in ("jpn", "RUS"):
        run("export", "features", "-o", tmp_path / "view.geojson", "--dispute", PACK, "--perspective", side)
        rows = json.loads((tmp_path / "view.geojson").read_text("utf-8"))["features"]
        row = next(row["properties"] for row in rows if row["properties"]["id"] == "paramushir-paramushiru")
        seen[side] = (row["view"], row["FCLASS_JP"], row["controlled_by"])
    assert seen == {
        "jpn": ("undetermined", "Admin-0 indeterminate", "RU"),
        "RUS": ("own", "Admin-0 indeterminate", "RU"),
    }


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (
            ["all", "-o", "{tmp}/x.csv"],
            1,
            "x.csv: CSV holds one table, not 7; name one of features, sites, claims, events, lines, sources",
        ),
        (
            ["names", "-o", "{tmp}/x.lpf.json"],
            1,
            "x.lpf.json: Linked Places is a format of places, not of names; export features",
        ),
        (["sources", "-o", "{tmp}/x.fgb"], 1, "FlatGeobuf holds shapes, and the table 'sources' has none"),
        (["claims", "-o", "{tmp}/x.gpkg", "--perspective", "JPN"], 2, "claims has no perspective"),
        (["features", "-o", "{tmp}/x.lpf.json", "--perspective", "JPN"], 2, "Linked Places has no perspective"),
        (
            ["features", "-o", "{tmp}/x.gpkg", "--perspective", "USA"],
            1,
            f"USA: is no claimant of '{PACK}'; name one of JPN, RUS",
        ),
    ],
)
def test_what_a_file_cannot_hold_is_said_before_anything_is_written(run, tmp_path, words, status, told):
    answer = run("export", *(word.format(tmp=tmp_path) for word in words), "--dispute", PACK)
    assert answer.status == status
    assert told in " ".join(answer.err.split())
    assert not list(tmp_path.iterdir())


def test_export_as_of_a_date_tells_who_held_what_then(run, tmp_path):
    holders = {}
    for day in ("1900", "2020"):
        run("export", "features", "-o", tmp_path / "out.geojson", "--as-of", day)
        features = json.loads((tmp_path / "out.geojson").read_text("utf-8"))["features"]
        rows = {feature["properties"]["id"]: feature["properties"] for feature in features}
        holders[day] = rows["etorofu-iturup"]["administered_by"]
    assert holders == {"1900": "JPN", "2020": "RUS"}


def test_render_writes_the_page_of_an_events_file(run, tmp_path, events):
    answer = run("render", events, "-o", tmp_path / "page.html", "--lang", "ja")
    assert (answer.status, answer.out, answer.err) == (0, "", "")
    assert "<html" in (tmp_path / "page.html").read_text("utf-8")


def test_tables_align_in_every_script():
    lines = list(table_lines(("a", "b"), [("択捉島", "x"), ("Итуруп", "x"), (None, "x")]))
    assert {width_of(line[: line.rindex(line[-1])]) for line in lines} == {8}


def test_a_table_stays_within_the_terminal():
    rows = [("ev-1", "ロシアの大統領が国後島を訪れた。" * 4), ("ev-2", "He visited the island " * 6)]
    lines = list(table_lines(("id", "evidence"), rows, indent=2, width=40))
    assert max(map(width_of, lines)) <= 40
    assert [line for line in lines if line.startswith("  ev-")] == ["  ev-1", "  ev-2"]
    assert "".join(line.strip() for line in lines[2:6]) == rows[0][1]


def test_a_table_that_fits_is_not_folded():
    rows = [("ev-1", "short")]
    assert list(table_lines(("id", "evidence"), rows, width=80)) == list(table_lines(("id", "evidence"), rows))


def test_an_address_is_never_broken():
    address = "https://example.org/" + "a" * 100
    assert list(fold_lines(f"see {address} there", 40)) == ["see", address, "there"]


def test_a_table_cannot_move_the_cursor():
    lines = list(table_lines(("a",), [("x\x1b[2J\r\n\u202ey",)]))
    assert all(line.isprintable() for line in lines)


def test_a_new_pack_passes_check_and_says_nothing_yet(run, tmp_path):
    answer = run("new-pack", "north-rock-south-rock", "NOR", "ISL", "--out", tmp_path)
    folder = tmp_path / "north-rock-south-rock"
    assert (answer.status, answer.out.splitlines()) == (0, [str(folder / path.name) for path in map(Path, answer.out.split())])
    assert run("check", folder).out == "north-rock-south-rock: no fault\n"
    assert read_dispute(folder).claimants == ("ISL", "NOR")
    strict = run("check", "--strict", folder)
    assert strict.status == 1
    assert "sources.replace-me: is that of the skeleton" in strict.out
    assert "$" not in (folder / "pack.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["North-Rock", "ISL"], "North-Rock: is not an id"),
        (["north-rock", "ISLAND"], "ISLAND: is not a code of ISO 3166-1"),
        (["taken", "ISL"], "is there already"),
    ],
)
def test_a_new_pack_is_refused_in_one_line(run, tmp_path, words, line):
    (tmp_path / "taken").mkdir()
    answer = run("new-pack", *words, "--out", tmp_path)
    assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert line in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_packs_that_come_with_the_project_stand_the_strict_check(run):
    answer = run("check", "--strict")
    assert (answer.status, answer.out.splitlines()) == (0, [f"{folder.name}: no fault" for folder in list_packs()])


def test_a_map_that_one_page_does_not_hold_is_announced_and_written_by_period(run, tmp_path, events, monkeypatch):
    count = len(events.read_text(encoding="utf-8").splitlines())
    monkeypatch.setattr("geo.render.parts.PAGE_LIMIT", 1)
    answer = run("render", events, "-o", tmp_path / "page.html")
    assert answer.status == 0
    assert f"{count} events are more than one page holds (1); written as {count} pages by period" in answer.err
    pages = [tmp_path / "page.html", *(tmp_path / f"page-{number}.html" for number in range(2, count + 1))]
    assert all('href="page-2.html"' in page.read_text(encoding="utf-8") for page in pages)
    assert "left from an earlier map" not in answer.err
    monkeypatch.setattr("geo.render.parts.PAGE_LIMIT", count)
    left = run("render", events, "-o", tmp_path / "page.html").err.splitlines()
    assert [line.split(": ")[0] for line in left if "left from an earlier map" in line] == [str(page) for page in pages[1:]]
    assert all(page.exists() for page in pages)


def test_what_is_rendered_is_of_the_dispute_of_its_events(run, tmp_path, story):
    other = tmp_path / "islets.txt"
    other.write_text(
        "Ships\n\nOn March 2, 2021, Japan protested after Chinese ships neared the Senkaku Islands.\n", encoding="utf-8"
    )
    run("parse", other, "--format", "jsonl", "-o", tmp_path / "some.jsonl")
    run("render", tmp_path / "some.jsonl", "-o", tmp_path / "map.html")
    assert "Uotsuri" in (tmp_path / "map.html").read_text("utf-8")
    assert [line.split()[0] for line in run("parse", story, other, "--format", "table").out.splitlines()[:1]] == ["id"]


ANSWERS = "e\n2021-03\nFOO\nCONSULT\n日本, rus, island mayors\n-\n択捉, Shikotan\nwrong <b>day</b>\nr\n\nwhat\ns\nq\n"


def test_review_asks_about_each_event_and_goes_on_where_it_stopped(run, events, tmp_path):
    from geo.curation import read_decisions
    from geo.model import EventType

    file = tmp_path / "new" / "decisions.json"
    answer = run("review", events, "-o", file, "--who", "An editor\x1b", stdin=ANSWERS.encode())
    told = [json.loads(line) for line in events.read_text("utf-8").splitlines()]
    assert answer.status == 0
    for word in (told[0]["evidence"]["exact"], told[0]["date"], told[0]["type"], told[0]["date_rule"], "etorofu-iturup", "RUS"):
        assert word in answer.out
    assert "'FOO' is no type; write one of AGREE" in answer.err
    assert "'what' is no answer" in answer.err
    first, second = read_decisions(file)
    assert first.changes == {
        "date": "2021-03",
        "type": EventType.CONSULT,
        "actors": ("JPN", "RUS", "island mayors"),
        "recipients": (),
        "features": ("etorofu-iturup", "shikotan"),
    }
    assert (first.note, first.who, first.event) == ("wrong <b>day</b>", "An editor", told[0]["id"])
    assert (second.verdict, second.note, second.event) == ("reject", None, told[1]["id"])
    again = run("review", events, "-o", file, stdin=b"a\nsure\n")
    assert f"1 of {len(told) - 2}" in again.out
    assert [str(one.verdict) for one in read_decisions(file)] == ["edit", "reject", "accept"]


def test_review_keeps_what_was_answered_before_an_interrupt(run, events, tmp_path, monkeypatch):
    from geo.cli import reviewing

    asked = iter(["a", ""])

    def answering(_):
        if (typed := next(asked, None)) is None:
            raise KeyboardInterrupt
        return typed

    monkeypatch.setattr(reviewing, "_ask", answering)
    assert run("review", events, "-o", tmp_path / "d.json").status == 130
    assert len(json.loads((tmp_path / "d.json").read_text("utf-8"))["decisions"]) == 1


def test_an_edit_that_changes_nothing_is_asked_again(run, events, tmp_path):
    answer = run("review", events, "-o", tmp_path / "d.json", stdin=b"e\n\n\n\n\n\nq\n")
    assert "nothing is changed; accept the event or skip it" in answer.err
    assert not (tmp_path / "d.json").exists()


@pytest.fixture
def decisions(run, events, tmp_path):
    path = tmp_path / "decisions.json"
    run("review", events, "-o", path, stdin=ANSWERS.encode())
    return path


def test_review_with_decisions_prints_what_they_would_change(run, events, decisions):
    before = events.read_bytes()
    answer = run("review", events, "--decisions", decisions)
    ids = [json.loads(line)["id"] for line in events.read_text("utf-8").splitlines()]
    rows = [line.split() for line in answer.out.splitlines()]
    assert (answer.status, answer.err) == (0, "")
    assert rows[0] == ["event", "decision", "field", "before", "after", "note"]
    assert rows[1][:5] == [ids[0], "edit", "date", "2021-03-01", "2021-03"]
    assert rows[-1] == [ids[1], "reject", "-", "-", "-", "-"]
    assert events.read_bytes() == before


def test_review_tells_decisions_that_fit_nothing_here(run, events, decisions):
    record = json.loads(decisions.read_text("utf-8"))
    record["decisions"][0] = {"event": "ev-gone", "decision": "accept"}
    decisions.write_text(json.dumps(record), encoding="utf-8")
    answer = run("review", events, "--decisions", decisions)
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert "decisions.json: decision 1: event 'ev-gone' is not read from these articles" in answer.err
    decisions.write_text(json.dumps(record | {"dispute": "dokdo-takeshima"}), encoding="utf-8")
    answer = run("review", events, "--decisions", decisions)
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert "decisions.json: is about the dispute 'dokdo-takeshima'; these events are of" in answer.err
    assert run("review", events, "-o", decisions).status == 1


def test_a_build_carries_decisions_out_and_explain_tells_them(run, story, decisions, tmp_path):
    out = tmp_path / "maps"
    words = ("build", story, "--dispute", PACK, "--out", out, "--min-confidence", "0")
    plain = run(*words)
    answer = run(*words, "--decisions", decisions)
    assert (answer.status, answer.err) == (0, "")
    number = int(plain.out.split(" event")[0].split()[-1])
    assert f"{number - 1} events, 2 decisions (1 rejected); since the last build 0 new, 0 gone, 2 changed" in answer.out
    built = out / f"{PACK}.events.jsonl"
    told = [json.loads(line) for line in built.read_text("utf-8").splitlines()]
    assert [event["curation"] for event in told[:2]] == ["edited", "rejected"]
    assert (told[0]["date_start"], told[0]["date_end"]) == ("2021-03-01", "2021-03-31")
    for kind in ("html", "geojson"):
        page = (out / f"{PACK}.{kind}").read_text("utf-8")
        assert (told[0]["id"] in page, told[1]["id"] in page) == (True, False)
    explained = run("explain", told[0]["id"], "--events", built, "--decisions", decisions)
    assert "decision     edited by a person" in explained.out
    assert "edit, date 2021-03; type CONSULT; actors JPN RUS island mayors; recipients -; features" in explained.out
    assert '"wrong <b>day</b>"' in explained.out


def test_a_page_that_will_be_shared_gets_a_picture_beside_it(run, events, tmp_path):
    page = tmp_path / "my map.html"
    assert run("render", events, "-o", page, "--url", "https://example.org/maps/", "--lang", "ru").status == 0
    told = dict(re.findall(r'<meta \w+="((?:og|twitter):[\w:]+)" content="([^"]*)">', page.read_text("utf-8")))
    assert told["og:url"] == "https://example.org/maps/my%20map.html"
    assert told["og:image"] == "https://example.org/maps/my%20map.preview.png"
    assert (told["og:locale"], told["twitter:card"]) == ("ru_RU", "summary_large_image")
    first = (tmp_path / "my map.preview.png").read_bytes()
    assert run("render", events, "-o", page, "--url", "https://example.org/a").status == 0
    assert 'content="https://example.org/my%20map.preview.png"' in page.read_text("utf-8")
    assert (tmp_path / "my map.preview.png").read_bytes() == first
    assert run("render", events, "-o", tmp_path / "plain.html").status == 0
    assert "og:" not in (tmp_path / "plain.html").read_text("utf-8").split("<style>")[0]
    assert not (tmp_path / "plain.preview.png").exists()


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org/", "https://", "https://example.org/a b", "https://x.org/#a", 'https://x.org/"']
)
def test_what_is_no_address_is_refused(run, events, tmp_path, url):
    answer = run("render", events, "-o", tmp_path / "page.html", "--url", url)
    assert (answer.status, (tmp_path / "page.html").exists()) == (2, False)
    assert "is not an address of the web; write it like https://example.org/maps/" in " ".join(answer.err.split())


def test_render_and_export_carry_decisions_out_as_build_does(run, events, decisions, tmp_path):
    page, table = tmp_path / "page.html", tmp_path / "events.geojson"
    first, second = [json.loads(line)["id"] for line in events.read_text("utf-8").splitlines()][:2]
    answer = run("render", events, "-o", page, "--decisions", decisions)
    assert (answer.status, answer.err) == (0, "")
    html = page.read_text("utf-8")
    assert (first in html, second in html) == (True, False)
    assert r"wrong \u003cb>day\u003c/b>" in html
    assert run("export", "events", "-o", table, "--events", events, "--decisions", decisions).status == 0
    rows = {row["properties"]["id"]: row["properties"] for row in json.loads(table.read_text("utf-8"))["features"]}
    assert (rows[first]["curation"], second in rows) == ("edited", False)
    refused = run("export", "claims", "-o", table, "--decisions", decisions)
    assert (refused.status, "claims has no decisions" in refused.err) == (2, True)


def test_render_tells_a_decision_that_fits_no_event_and_writes_the_page(run, events, decisions, tmp_path):
    record = json.loads(decisions.read_text("utf-8"))
    record["decisions"][1] = {"event": "ev-gone", "decision": "accept"}
    decisions.write_text(json.dumps(record), encoding="utf-8")
    answer = run("render", events, "-o", tmp_path / "page.html", "--decisions", decisions)
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert "decision 2: event 'ev-gone' is not read" in answer.err
    assert (tmp_path / "page.html").exists()


def test_a_build_takes_the_decisions_beside_the_seeds(run, story, decisions, tmp_path, monkeypatch):
    seeds = tmp_path / "seeds" / "decisions"
    seeds.mkdir(parents=True)
    story.rename(tmp_path / "seeds" / "story.txt")
    decisions.rename(seeds / "mine.json")
    monkeypatch.chdir(tmp_path)
    assert ", 2 decisions (1 rejected)" in run("build", "--dispute", PACK, "--min-confidence", "0").out
    assert run("render", "-o", tmp_path / "again.html").status == 0
    assert r"wrong \u003cb>day" in (tmp_path / "again.html").read_text("utf-8"), "the last build's page tells them too"
    assert "decisions" not in run("build", "seeds", "--dispute", PACK, "--min-confidence", "0").out


def test_a_build_tells_a_decision_that_fits_no_event_and_makes_the_map(run, story, decisions, tmp_path):
    record = json.loads(decisions.read_text("utf-8"))
    record["decisions"][1] |= {"event": "ev-gone", "decision": "accept", "quotation": "never said"}
    decisions.write_text(json.dumps(record), encoding="utf-8")
    out = tmp_path / "maps"
    answer = run("build", story, "--dispute", PACK, "--out", out, "--decisions", decisions)
    assert (answer.status, len(answer.err.splitlines())) == (1, 1)
    assert (out / f"{PACK}.html").exists()
    decisions.write_text(json.dumps(record | {"dispute": "atlantis"}), encoding="utf-8")
    answer = run("build", story, "--out", tmp_path / "none", "--decisions", decisions)
    assert (answer.status, (tmp_path / "none").exists()) == (1, False)
    assert "decisions.json: dispute 'atlantis' is unknown" in answer.err
