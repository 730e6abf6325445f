"""The command line in hostile hands: one line for each fault, nothing lost, no trace of the program's own inside."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).resolve().parents[2]
PACK = "kuril-northern-territories"
OWN = "bjorn-bruin"
STORY = b"Visit\n\nRussian President Dmitry Medvedev visited Kunashir on November 1, 2010.\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
QUOTE = {"exact": "Japan protested.", "prefix": "", "suffix": "", "start": 0, "end": 16}
SOURCE = {"article": "ar-1", "title": "A", "url": None, "publisher": None, "lang": "en", "published": None, "evidence": [QUOTE]}
EVENT = {
    "id": "ev-0123456789ab", "article": "ar-1", "title": "A", "url": None, "publisher": None, "lang": "en", "published": None,
    "date": "2022-03-22", "date_start": "2022-03-22", "date_end": "2022-03-22", "date_rule": "explicit", "date_text": "22 March 2022",
    "type": "ACCUSE", "mode": None, "factuality": "asserted", "actors": ["JPN"], "recipients": ["RUS"], "asserted_by": [],
    "denied_by": [], "features": ["shikotan"], "feature_level": "named", "evidence": QUOTE, "sources": [SOURCE],
    "confidence": None, "rules": ["en:verb"], "curation": None,
}  # fmt: skip


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records).encode()


FILES = {
    "good.txt": STORY,
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n\n",
    "nul.txt": b"Talks\0ended",
    "picture.txt": PNG,
    "latin.txt": "Курилы".encode("cp1251"),
    "syntax.md": b"+++\ntitle = \n+++\nTalks ended.\n",
    "february.md": b"+++\npublished = 2023-02-30\n+++\nTalks ended.\n",
    "nothing.html": b"<html><body><script>x()</script></body></html>",
    "report.docx": b"x",
    "good.jsonl": lines(EVENT, EVENT | {"id": "ev-0123456789cd"}),
    "cut.jsonl": lines(EVENT)[:200],
    "list.jsonl": b"[]\n",
    "no-id.jsonl": b"{}\n",
    "binary.jsonl": b"\xff\xfe\0",
    "war.jsonl": lines(EVENT | {"type": "WAR"}),
    "february.jsonl": lines(EVENT | {"date_start": "2022-02-30"}),
    "alien.jsonl": lines(EVENT | {"features": ["atlantis"]}),
}

ARTICLES = {
    "empty.txt": "empty.txt: is empty; it should hold the text of one article",
    "blank.txt": "blank.txt: has no text; it should hold the text of one article",
    "nul.txt": "nul.txt: is binary (a NUL byte at 5); an article is text: save it as",
    "picture.txt": "picture.txt: is a PNG image, not text; an article is text: save it as",
    "latin.txt": "latin.txt: is not UTF-8 text (byte 0xca at 0); save it as UTF-8",
    "syntax.md": "syntax.md: line 2: front matter is not TOML (Invalid value); write keys as title =",
    "february.md": "february.md: line 2: front matter is not TOML (Invalid date or datetime); write keys as",
    "nothing.html": "nothing.html: is a page with no article text; save the page with its text",
    "report.docx": "report.docx: suffix '.docx' is not read; name it .txt, .md,",
    "missing.txt": "missing.txt: does not exist; name a file or a folder of articles",
    "folder": "folder: holds no article; put in files that end in .txt, .md,",
    "long.txt": "long.txt: is larger than 16 MiB, the limit for plain text; split it into single articles",
}

EVENTS = {
    "cut.jsonl": "cut.jsonl, line 1: is not JSON (",
    "list.jsonl": "list.jsonl, line 1: is not a JSON object; one event a line, as `dispute-map parse` prints it",
    "no-id.jsonl": "no-id.jsonl, line 1: key 'id' is missing; one event a line",
    "binary.jsonl": "binary.jsonl: ",
    "war.jsonl": "war.jsonl, line 1: is not an event ('WAR' is not a valid EventType); one event a line",
    "february.jsonl": "february.jsonl, line 1: is not an event (",
    "missing.jsonl": "missing.jsonl: is not there; `dispute-map build` writes it",
}

NAMES = {
    ("parse", "good.txt", "--dispute", "kuri1"): f"dispute 'kuri1' is unknown; did you mean '{PACK}'?",
    ("parse", "good.txt", "--dispute", "atlantis"): "dispute 'atlantis' is unknown; known are 'diaoyu-senkaku' or",
    ("show", "Itrup"): "place 'Itrup' is unknown; did you mean 'Iturup'",
    ("show", ""): "place '' is unknown; `dispute-map show` lists the places of a dispute",
    ("explain", "ev-0123456789ce", "--events", "good.jsonl"): "is no event of these files; did you mean 'ev-0123456789c",
    ("explain", "x", "--events", "good.jsonl"): "'x' is no event of these files; `dispute-map parse` prints the ids",
    ("explain", "ev-01", "--events", "good.jsonl"): "'ev-01' fits 2 events (ev-0123456789ab, ev-0123456789cd); give more",
    ("explain", "ev-01"): "maps: has no file of events; run `dispute-map build`, or name a file with --events",
    ("render",): f"{PACK}.events.jsonl: is not there; `dispute-map build` writes it",
    ("render", "alien.jsonl", "-o", "x.html"): "names the feature 'atlantis', which the dispute does not have",
    ("export", "events", "-o", "x.gpkg", "--events", "alien.jsonl"): f"dispute '{PACK}' has no feature 'atlantis'; name the",
}

PLACES = {
    ("parse", "good.txt", "-o", "folder"): "folder: cannot be written (it is a folder); name a file in it",
    ("parse", "good.txt", "-o", "."): ".: cannot be written (it is a folder); name a file in it",
    ("parse", "good.txt", "-o", "good.txt/x.jsonl"): "x.jsonl: cannot be written (a file stands where its folder should)",
    ("render", "good.jsonl", "-o", "folder"): "folder: cannot be written (it is a folder); name a file in it",
    ("export", "features", "-o", "good.txt/x.gpkg"): "x.gpkg: cannot be written (",
    ("export", "features", "-o", "x.shp"): "x.shp: '.shp' is no format that is written; end the name in .geojson, .gpkg,",
    ("export", "features", "-o", "x"): "x: '' is no format that is written; end the name in .geojson, .gpkg,",
    ("build", "good.txt", "--out", "good.txt"): f"{PACK}.html: cannot be written (a file stands where its folder should)",
}

USAGE = {
    ("parse", "good.txt", "--published", "2023-02-30"): "'2023-02-30' is not a day; write it like 2023-01-23",
    ("timex", "on Monday", "--published", "2023-02-30"): "'2023-02-30' is not a day; write it like 2023-01-23",
    ("export", "features", "-o", "x.gpkg", "--as-of", "1945-02-30"): "1945-02-30",
    ("parse", ""): "the name is empty; name a file or a folder",
    ("parse", "good.txt", "-o", ""): "the name is empty; name a file or a folder",
    ("build", "good.txt", "--out", ""): "the name is empty; name a file or a folder",
    ("parse", "-x.txt"): "No such option: -x",
}

SHAPES = {
    "not json": (b'{"type": ', "features.geojson: is not JSON ("),
    "not utf-8": (b"\xff\xff", "features.geojson: is not UTF-8 (byte 1); save it as UTF-8"),
    "no collection": (b"[]", "features.geojson: is no FeatureCollection; write "),
    "too deep": (b"[" * 200_000, "features.geojson: is nested too deeply; "),
    "no number": (b'{"x": NaN}', "features.geojson: is not JSON (NaN is no number); mend that line"),
}
BOWTIE = [[[19, 74], [20, 75], [20, 74], [19, 75], [19, 74]]]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A working folder with every bad file in it, and no map of an earlier build."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pack(here):
    """A person's own pack, beside the articles, as if it could be broken."""
    return Path(shutil.copytree(ROOT / "tests" / "packs" / OWN, here / OWN))


@pytest.fixture
def run(monkeypatch, capfd):
    """Runs the program in this process, with everything that reaches the two streams, by whomever."""

    def running(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["dispute-map", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main()
        told = capfd.readouterr()
        return subprocess.CompletedProcess(words, leaving.value.code, told.out, told.err)

    return running


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def is_one_line(ran: subprocess.CompletedProcess[str], told: str) -> bool:
    return (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1) and told in ran.stderr


@pytest.mark.parametrize("command", ["parse", "build"])
@pytest.mark.parametrize("name", ARTICLES)
def test_a_bad_article_is_one_line_and_writes_nothing(run, here, command, name):
    if name == "long.txt":
        (here / name).write_bytes(b"word " * 10_000_000)
    before = contents(here)
    assert is_one_line(run(command, name), ARTICLES[name])
    assert contents(here) == before


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("command", ["render {} -o x.html", "export all -o x.gpkg --events {}", "explain ev-01 --events {}"])
def test_a_bad_file_of_events_is_one_line_and_writes_nothing(run, here, command, name):
    assert is_one_line(run(*command.format(name).split()), EVENTS[name])
    assert contents(here) == FILES


@pytest.mark.parametrize("words", NAMES, ids=" ".join)
def test_an_unknown_name_is_one_line_with_what_may_be_meant(run, here, words):
    assert is_one_line(run(*words), NAMES[words])
    assert contents(here) == FILES


@pytest.mark.parametrize("words", PLACES, ids=" ".join)
def test_a_place_that_cannot_be_written_is_one_line_and_loses_nothing(run, here, words):
    assert is_one_line(run(*words), PLACES[words])
    assert contents(here) == FILES


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_a_wrong_command_line_is_told_and_loses_nothing(run, here, words):
    ran = run(*words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert USAGE[words] in ran.stderr
    assert contents(here) == FILES


def test_several_bad_articles_are_a_line_each(run, here):
    ran = run("parse", "empty.txt", "blank.txt", "nul.txt")
    assert [line.partition(":")[0] for line in ran.stderr.splitlines()] == ["blank.txt", "empty.txt", "nul.txt"]
    assert "and 2 more: `dispute-map parse` tells them all" in run("build", "empty.txt", "blank.txt", "nul.txt").stderr


def test_no_day_that_no_calendar_has_is_found_in_a_text(run):
    assert (run("timex", "It fell on 30 February 2023.").stdout.count("2023-02-30")) == 0


def test_bytes_that_are_no_utf_8_are_one_line(run):
    assert is_one_line(run("parse", "-", stdin=b"\xff\xff"), "standard input: is not UTF-8 text")
    assert is_one_line(run("timex", "-", stdin=b"\xff\xff"), "standard input: is not UTF-8 (byte 1); convert it to UTF-8")


@pytest.mark.skipif(os.name == "nt", reason="such a name cannot be there")
def test_a_file_s_name_cannot_write_lines_of_its_own(run, here):
    (here / "a\n\x1b[31mroot: all is well.txt").write_bytes(b"")
    assert is_one_line(run("parse", here / "a\n\x1b[31mroot: all is well.txt"), "a [31mroot: all is well.txt: is empty")


@pytest.mark.parametrize("kind", SHAPES)
def test_bad_shapes_of_a_pack_are_one_line(run, pack, kind):
    data, told = SHAPES[kind]
    (pack / "features.geojson").write_bytes(data)
    checked = run("check", pack)
    assert (checked.returncode, checked.stderr) == (1, "1 fault\n") or "faults" in checked.stderr
    assert told in checked.stdout
    assert is_one_line(run("build", "good.txt", "--dispute", pack), told)


def test_an_outline_that_crosses_itself_is_told_by_every_command(run, here, pack):
    shapes = json.loads((pack / "features.geojson").read_text("utf-8"))
    shapes["features"][0]["geometry"]["coordinates"] = BOWTIE
    (pack / "features.geojson").write_text(json.dumps(shapes), encoding="utf-8")
    told = "features.geojson: feature 'bjorn': geometry is not valid (Self-intersection[19.5 74.5]); mend the outline there"
    assert told in run("check", OWN).stdout
    for words in (["build", "good.txt"], ["export", "features", "-o", "x.gpkg"], ["render", "good.jsonl", "-o", "x.html"]):
        assert is_one_line(run(*words, "--dispute", OWN), told)
    assert not (here / "maps").exists()


def test_a_pack_of_one_s_own_is_built_from_its_folder(run, here, pack):
    (here / "drills.txt").write_bytes(b"Drills\n\nRussia held military drills on Bruin on March 1, 2021.\n")
    ran = run("build", "drills.txt", "--dispute", pack)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(list((here / "maps").glob(f"{OWN}.*"))) == 4


def test_one_bad_article_among_good_ones_is_told_and_the_map_is_made(run, here):
    ran = run("build", "good.txt", "syntax.md", "--out", "one")
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert ran.stderr.startswith("syntax.md: line 2")
    assert ran.stdout.startswith(f"{PACK}: 1 of 2 articles, 1 event")
    run("build", "good.txt", "--out", "two")
    assert contents(here / "one") == contents(here / "two")


@pytest.mark.parametrize("writer", ["write_text", "write_layers", "write_events"])
def test_a_full_disk_keeps_all_four_files_of_the_last_build(run, here, monkeypatch, writer):
    run("build", "good.txt")
    before = contents(here)

    def full(_: object, path: Path, *__: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(f"geo.build.{writer}", lambda one, two: full(one, two) if isinstance(two, Path) else full(two, one))
    (here / "good.txt").write_bytes(STORY.replace(b"November 1", b"November 2"))
    ran = run("build", "good.txt")
    assert is_one_line(ran, "cannot be written (No space left on device); name a place you can write to with -o or --out")
    assert ".dispute-map-" not in ran.stderr
    assert contents(here) == before | {"good.txt": (here / "good.txt").read_bytes()}


posix = pytest.mark.skipif(os.name == "nt", reason="other systems tell it otherwise")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")


def start(*words: str, **options: object) -> "subprocess.Popen[bytes]":
    """The program in a process of its own, with Ctrl-C as a terminal gives it."""
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from geo.cli import main; main()"
    pipe = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", code, *words], **(pipe | options))


@needs_full
@pytest.mark.parametrize("words", [["disputes"], ["--help"], ["timex", "in May 1855"]], ids=" ".join)
def test_standard_output_that_is_full_is_one_line(words):
    with Path("/dev/full").open("wb") as full:
        ran = start(*words, stdout=full)
        _, err = ran.communicate()
    assert (ran.returncode, err.decode()) == (
        1,
        "standard output: cannot be written (No space left on device); name a place with more space\n",
    )


@needs_full
def test_a_device_is_written_to_and_not_replaced(run):
    told = "/dev/full: cannot be written (No space left on device); name a place you can write to"
    assert is_one_line(run("parse", "good.txt", "-o", "/dev/full"), told)
    assert Path("/dev/full").is_char_device()


@posix
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_is_closed_is_no_fault_of_the_program(closed):
    shell = f'exec "{sys.executable}" -m geo disputes {"<" if closed == 0 else f"{closed}>"}&-'
    ran = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (PACK.encode() in ran.stdout) is (closed != 1)


@posix
def test_a_reader_who_closes_the_pipe_is_no_fault():
    ran = start("show", "Iturup")
    ran.stdout.readline()
    ran.stdout.close()
    assert ran.stderr.read() == b""
    ran.stderr.close()
    ran.wait()


BUILD = """\
import signal, sys, time
import geo.build
from geo.corpus import Corpus
signal.signal(signal.SIGINT, signal.default_int_handler)
def wait(*_):
    print("now", flush=True)
    time.sleep(60)
geo.build.extract_corpus = lambda paths, *all_, **__: Corpus(
    articles=len(paths), told={each.id: () for each in all_}, faults=(), about={}
)
geo.build.render_map = lambda *_, **__: "a page"
if sys.argv.pop(1) == "wait":
    geo.build.write_events = wait
from geo.cli import main
main()
"""
"""A build that reads and draws nothing, and waits before it writes the last of the four files."""


def build(how: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, how, "build", "good.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.fixture
def old(here):
    """The four files of an earlier build, by name."""
    (here / "maps").mkdir()
    files = {f"maps/{PACK}{end}": b"old" for end in (".html", ".geojson", ".gpkg", ".events.jsonl")}
    for name, data in files.items():
        (here / name).write_bytes(data)
    return files


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "terminated"])
def test_a_build_that_is_ended_keeps_the_old_files_and_leaves_no_others(here, old, number, status):
    running = build("wait")
    assert running.stdout.readline() == b"now\n"
    running.send_signal(number)
    assert (*running.communicate(), running.returncode) == (b"", b"", status)
    assert contents(here) == FILES | old


@posix
def test_a_build_that_is_killed_keeps_the_old_files_and_the_next_makes_the_same(here, old):
    running = build("wait")
    assert running.stdout.readline() == b"now\n"
    running.kill()
    running.communicate()
    assert {name: (here / name).read_bytes() for name in old} == old
    build("through").communicate()
    after = {name: (here / name).read_bytes() for name in old}
    shutil.rmtree(here / "maps")
    build("through").communicate()
    assert contents(here) == FILES | after
