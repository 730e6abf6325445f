"""Bad input at the real command line: one line on standard error, exit status 1 (2 for usage), nothing lost."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACK = Path(__file__).parents[2] / "data" / "boundaries" / "kuril-northern-territories"
GOOD = "A headline\n\nJapan protested over Kunashir on Monday.\n"


def run(*words: str, cwd: Path, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "geo", *words], cwd=cwd, input=given, capture_output=True, timeout=120, check=False
    )


def line_of(answer: subprocess.CompletedProcess[bytes]) -> str:
    said = answer.stderr.decode("utf-8").splitlines()
    assert len(said) == 1, said
    return said[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b"  \n\n \n", "has no text"),
        ("binary.txt", b"\x00\x01\x02text\x00", "is binary"),
        ("picture.md", b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG image"),
        ("toml.md", b"+++\ntitle = \n+++\ntext\n", "line 2: front matter is not TOML"),
        ("day.md", b'+++\npublished = "2023-02-30"\n+++\ntext\n', "published"),
        ("nothing.html", b"<html><body></body></html>", "no article text"),
        ("letter.docx", b"PK", "suffix '.docx' is not read"),
        ("line.txt", b"word " * 10_000_000, "is larger than 8 MiB"),
    ],
)
def test_a_bad_article_is_one_line(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)
    answer = run("parse", name, cwd=tmp_path)
    assert answer.returncode == 1
    assert line_of(answer).startswith(f"{name}: ")
    assert says in line_of(answer)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["parse", "missing.txt"], "does not exist"),
        (["export", "features", "-o", "map.shp"], "'.shp' is no format that is written"),
        (["show", "Atlantis"], "unknown"),
        (["build", "good.txt", "--dispute", "atlantis"], "unknown"),
        (["build", "good.txt", "--out", "good.txt/maps"], "cannot be written"),
        (["parse", "good.txt", "-o", "good.txt/events.jsonl"], "cannot be written"),
        (["render", "broken.jsonl", "-o", "page.html"], "line 1: is not JSON"),
        (["explain", "ev-1", "--events", "broken.jsonl"], "line 1: is not JSON"),
    ],
)
def test_a_bad_wish_is_one_line(tmp_path, words, says):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text("{\n", encoding="utf-8")
    answer = run(*words, cwd=tmp_path)
    assert answer.returncode == 1
    assert says in line_of(answer)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.jsonl", "good.txt"], "nothing is left behind"


@pytest.mark.parametrize("words", [["parse", "good.txt", "--published", "2023-02-30"], ["frobnicate"], ["parse"]])
def test_wrong_usage_is_status_2(tmp_path, words):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert run(*words, cwd=tmp_path).returncode == 2


def pack_with(tmp_path: Path, change) -> Path:
    pack = tmp_path / PACK.name
    shutil.copytree(PACK, pack)
    change(pack / "features.geojson")
    return pack


def cross(path: Path) -> None:
    shapes = json.loads(path.read_text(encoding="utf-8"))
    shapes["features"][0]["geometry"] = {
        "type": "Polygon",
        "coordinates": [[[150, 45], [151, 46], [151, 45], [150, 46], [150, 45]]],
    }
    path.write_text(json.dumps(shapes), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "says"),
    [(lambda path: path.write_text("{", encoding="utf-8"), "is not JSON"), (cross, "Self-intersection")],
    ids=["invalid GeoJSON", "self-crossing polygon"],
)
def test_a_broken_shape_is_told_by_check(tmp_path, change, says):
    answer = run("check", str(pack_with(tmp_path, change)), cwd=tmp_path)
    told = (answer.stdout + answer.stderr).decode("utf-8")
    assert answer.returncode == 1
    assert "features.geojson" in told
    assert says in told
    assert "Traceback" not in told


def test_one_bad_article_among_good_ones_loses_none(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    answer = run("parse", "good.txt", "empty.txt", "--published", "2022-09-06", "--format", "jsonl", cwd=tmp_path)
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["date"] == "2022-09-05"
    assert line_of(answer).startswith("empty.txt: is empty")
