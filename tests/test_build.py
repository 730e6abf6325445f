"""The main job: four files that tell the same, the same bytes twice, and nothing lost on the way."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest

from geo.articles import read_article
from geo.build import Changes, build_map, build_maps, compare_events
from geo.corpus import extract_corpus
from geo.errors import ArticleError, GeoError, OutputError, UnknownNameError
from geo.events import read_events
from geo.model import event_line
from geo.packs import list_packs, read_dispute
from geo.packs.shapes import read_shapes

ROOT = Path(__file__).resolve().parents[1]
PACK = "kuril-northern-territories"
STORIES = {
    "drills.txt": """\
Drills

TOKYO, March 3, 2021 - Japan protested on March 2, 2021 after Russia held military drills on Iturup.
""",
    "visit.txt": """\
Visit

Russian President Dmitry Medvedev visited Kunashir on November 1, 2010. Japan recalled its ambassador.
""",
    "talks.md": """\
# Talks

On March 21, 2022, Russia halted peace treaty talks with Japan over the Northern Territories.
""",
}


@pytest.fixture(scope="module")
def shapes():
    return read_shapes(read_dispute(PACK))


@pytest.fixture
def quick(monkeypatch, shapes):
    """Shapes are read once, and the page is a line: for tests of what stands beside it."""
    monkeypatch.setattr("geo.build.read_shapes", lambda dispute, pack: shapes)
    monkeypatch.setattr("geo.build.render_map", lambda events, *_, shared=None, **__: f"{len(events)} events {shared}")


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "maps"


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_build_writes_four_files_that_tell_the_same_events(seeds, out):
    report = build_map([seeds], "kuril", out)
    page, geojson, gpkg, jsonl = report.files
    assert [path.name for path in report.files] == [f"{PACK}{end}" for end in (".html", ".geojson", ".gpkg", ".events.jsonl")]
    assert read_events(jsonl) == report.events
    ids = {event.id for event in report.events}
    rows = [feature["properties"] for feature in json.loads(geojson.read_text("utf-8"))["features"]]
    assert {row["id"] for row in rows if row["layer"] == "events"} == ids
    assert set(pyogrio.read_dataframe(gpkg, layer="events")["id"]) == ids
    assert all(name in page.read_text("utf-8") for name in ids)
    assert len(ids) >= 3


def test_the_same_articles_give_the_same_bytes(seeds, out, tmp_path):
    build_map([seeds], PACK, out)
    first = bytes_in(out)
    build_map([seeds], PACK, out)
    assert bytes_in(out) == first
    build_map([seeds / name for name in reversed(STORIES)], PACK, tmp_path / "elsewhere")
    assert bytes_in(tmp_path / "elsewhere") == first


def test_neither_the_order_of_sets_nor_the_number_of_workers_shows_in_the_bytes(tmp_path):
    for seed, workers in (("0", "1"), ("1", "2")):
        words = [sys.executable, "-m", "geo", "build", ROOT / "seeds", "--out", tmp_path / workers, "--workers", workers]
        subprocess.run(words, env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True)
    assert bytes_in(tmp_path / "1") == bytes_in(tmp_path / "2")
    assert len(bytes_in(tmp_path / "1")) == 4


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("stopped", ["write_text", "write_layers", "write_events"])
def test_a_build_after_a_broken_one_gives_the_same_bytes(seeds, out, tmp_path, monkeypatch, stopped):
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"geo.build.{stopped}", broken)
        with pytest.raises(KeyboardInterrupt):
            build_map([seeds], PACK, out)
    build_map([seeds], PACK, out)
    build_map([seeds], PACK, tmp_path / "untouched")
    assert bytes_in(out) == bytes_in(tmp_path / "untouched")


@pytest.mark.usefixtures("quick")
def test_evidence_is_what_the_article_says_at_its_place(seeds, out):
    texts = {article.id: article.text for article in map(read_article, sorted(seeds.iterdir()))}
    sources = [source for event in build_map([seeds], PACK, out).events for source in event.sources]
    assert sources
    for source in sources:
        assert all(texts[source.article][quote.start : quote.end] == quote.exact for quote in source.evidence)


@pytest.mark.usefixtures("quick")
def test_the_first_build_has_nothing_to_compare_with(seeds, out):
    assert build_map([seeds], PACK, out).changes is None
    assert build_map([seeds], PACK, out).changes == Changes()


@pytest.mark.usefixtures("quick")
def test_a_build_tells_what_came_and_what_went(seeds, out):
    first = build_map([seeds], PACK, out)
    (seeds / "visit.txt").rename(seeds.parent / "visit.txt")
    second = build_map([seeds], PACK, out)
    gone = tuple(event.id for event in first.events if event not in second.events)
    assert second.changes == Changes(gone=gone)
    assert gone
    third = build_map([seeds, seeds.parent / "visit.txt"], PACK, out)
    assert set(third.changes.added) == set(gone)


@pytest.mark.usefixtures("quick")
def test_an_event_that_reads_otherwise_is_changed(seeds, out):
    events = build_map([seeds], PACK, out).events
    edited = (replace(events[0], curation="edited"), *events[1:])
    assert compare_events(events, edited) == Changes(changed=(events[0].id,))


@pytest.mark.usefixtures("quick")
def test_a_broken_events_file_of_the_last_build_is_replaced(seeds, out):
    jsonl = build_map([seeds], PACK, out).files[-1]
    whole = jsonl.read_bytes()
    jsonl.write_text("{", encoding="utf-8")
    assert build_map([seeds], PACK, out).changes is None
    assert jsonl.read_bytes() == whole


@pytest.mark.usefixtures("quick")
def test_a_faulty_article_is_told_and_loses_no_other(seeds, out):
    before = build_map([seeds], PACK, out).events
    (seeds / "empty.txt").write_bytes(b"")
    report = build_map([seeds], PACK, out)
    assert [fault.where for fault in report.faults] == [str(seeds / "empty.txt")]
    assert report.events == before


@pytest.mark.usefixtures("quick")
def test_where_no_article_can_be_read_the_first_fault_counts_the_others(tmp_path, out):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(ArticleError, match=r"a\.txt: is empty; .* and 2 more: `dispute-map parse` tells them all"):
        build_map([tmp_path], PACK, out)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("articles", "dispute", "fault"),
    [
        (["nothing"], PACK, ArticleError),
        (["seeds"], "atlantis", UnknownNameError),
        (["seeds/empty.txt"], PACK, ArticleError),
        ([], PACK, ArticleError),
    ],
)
def test_a_build_that_cannot_be_writes_nothing(seeds, out, articles, dispute, fault):
    (seeds / "empty.txt").write_bytes(b"")
    with pytest.raises(fault):
        build_map([seeds.parent / name for name in articles], dispute, out)
    assert not out.exists()


@pytest.mark.usefixtures("quick")
def test_a_place_that_cannot_be_written_to_is_said(seeds, out):
    out.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OutputError, match="--out"):
        build_map([seeds], PACK, out)


ELSEWHERE = {
    "islets.txt": """\
Ships near the Senkaku Islands

TOKYO, March 3, 2021 - Japan protested on March 2, 2021 after Chinese ships entered waters off the Senkaku Islands.
""",
    "rocks.txt": """\
Seoul protests over Dokdo

SEOUL, March 4, 2021 - South Korea protested on March 3, 2021 over a Japanese textbook that calls Dokdo Japanese.
""",
    "weather.txt": "Weather\n\nIt rained in Tokyo on March 3, 2021.\n",
}


@pytest.fixture
def mixed(seeds):
    for name, text in ELSEWHERE.items():
        (seeds / name).write_text(text, encoding="utf-8")
    return seeds


def test_each_article_goes_to_the_dispute_that_it_is_about(mixed):
    disputes = list(map(read_dispute, list_packs()))
    found = extract_corpus(sorted(mixed.iterdir()), *disputes)
    assert found.about == {PACK: len(STORIES), "diaoyu-senkaku": 1, "dokdo-takeshima": 1}
    assert found.articles == len(STORIES) + len(ELSEWHERE)
    for dispute in disputes:
        places = {feature.id for feature in dispute.features}
        assert found.told[dispute.id]
        assert all(set(event.features) <= places for event in found.told[dispute.id])
    apart = extract_corpus(sorted(mixed.iterdir()), *disputes, workers=2)
    assert list(map(event_line, apart.events)) == list(map(event_line, found.events))


def test_a_build_without_a_name_makes_a_map_of_each_dispute_that_is_told_of(mixed, out):
    reports = build_maps([mixed], out)
    assert [report.dispute.id for report in reports] == [PACK, "diaoyu-senkaku", "dokdo-takeshima"]
    assert sorted(path.suffix for path in out.iterdir()) == sorted([".html", ".geojson", ".gpkg", ".jsonl"] * 3)
    assert [report.elsewhere for report in reports] == [2, 4, 4]


@pytest.mark.usefixtures("quick")
def test_maps_that_will_be_shared_have_a_picture_each_and_the_address_of_their_folder(mixed, out):
    reports = build_maps([mixed], out, address="https://example.org/maps/")
    for report in reports:
        page, *_, picture = report.files
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert f"picture='https://example.org/maps/{picture.name}'" in page.read_text("utf-8")
    with pytest.raises(OutputError, match="address of one page, and there are 3 maps; write that of their folder"):
        build_maps([mixed], out, address="https://example.org/map.html")


@pytest.mark.usefixtures("quick")
def test_a_build_of_one_dispute_leaves_out_what_is_about_others(mixed, out):
    report = build_map([mixed], PACK, out)
    (mixed / "islets.txt").unlink()
    (mixed / "rocks.txt").unlink()
    assert report.elsewhere == 2
    assert build_map([mixed], PACK, out).changes == Changes()


@pytest.mark.usefixtures("quick")
def test_articles_about_nothing_known_make_the_map_of_the_default_pack(mixed, out):
    (report,) = build_maps([mixed / "weather.txt"], out)
    assert (report.dispute.id, report.events, report.elsewhere) == (PACK, (), 0)


def test_many_cores_find_what_one_finds(seeds):
    (seeds / "empty.txt").write_bytes(b"")
    articles, dispute = sorted(seeds.iterdir()), read_dispute(PACK)
    alone, together = (extract_corpus(articles, dispute, workers=workers) for workers in (1, 2))
    assert list(map(event_line, together.events)) == list(map(event_line, alone.events))
    assert list(map(str, together.faults)) == list(map(str, alone.faults))
    assert together.articles == alone.articles == len(STORIES) + 1


def test_standard_input_is_read_by_the_process_that_has_it(monkeypatch, seeds):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORIES["drills.txt"].encode())))
    found = extract_corpus([Path("-"), seeds / "visit.txt"], read_dispute(PACK), workers=2)
    assert found.faults == ()
    assert {event.title for event in found.events} == {"Drills", "Visit"}


def test_progress_reaches_its_end(seeds):
    told: list[tuple[int, int]] = []
    extract_corpus(sorted(seeds.iterdir()), read_dispute(PACK), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_article_is_no_event():
    assert extract_corpus([], read_dispute(PACK)).events == ()


@pytest.mark.parametrize("fault", [ArticleError("a", "b", "c"), UnknownNameError("", "x")])
def test_faults_travel_between_processes(fault):
    import pickle

    back = pickle.loads(pickle.dumps(fault))
    assert isinstance(back, GeoError)
    assert (type(back), str(back)) == (type(fault), str(fault))
