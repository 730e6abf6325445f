"""The wheel carries all that the program needs: packs, words, and the assets of the page."""

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run([*map(str, words)], cwd=cwd, env=plain, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return ran


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built by the backend at hand, else by one that pip fetches."""
    folder = tmp_path_factory.mktemp("wheel")
    at_hand = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *at_hand, "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def fresh_python(wheel, tmp_path_factory):
    """An interpreter that has the wheel, and sees the other libraries of this one, but not the checkout."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    python = Path(paths["scripts"]) / Path(sys.executable).name
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    libraries = Path(paths["purelib"]) / "libraries_of_the_tests.pth"
    libraries.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def packs() -> set[str]:
    return {pack.parent.name for pack in (ROOT / "data" / "boundaries").glob("*/pack.toml")}


def test_the_wheel_holds_every_file_of_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = [path for path in (ROOT / "geo").rglob("*") if path.suffix in {".toml", ".js", ".css", ".json", ".html", ".typed"}]
    expected = {path.relative_to(ROOT).as_posix() for path in data}
    expected |= {f"geo/data/boundaries/{pack}/{file}" for pack in packs() for file in ("pack.toml", "features.geojson")}
    assert expected
    assert not expected - names


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0].split("-")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"geo", "dispute_map"}


def test_the_installed_program_finds_its_packs(fresh_python, tmp_path):
    lines = run(fresh_python, "-m", "geo", "disputes", cwd=tmp_path).stdout.splitlines()[1:]
    assert {line.split()[0] for line in lines} == packs()


def test_the_installed_packs_have_no_fault(fresh_python, tmp_path):
    assert run(fresh_python, "-m", "geo", "check", cwd=tmp_path).stdout.count("no fault") == len(packs())


def test_the_installed_program_builds_a_map(fresh_python, tmp_path):
    (tmp_path / "seeds").mkdir()
    story = "Visit\n\nRussian President Dmitry Medvedev visited Kunashir on November 1, 2010.\n"
    (tmp_path / "seeds" / "visit.txt").write_text(story, encoding="utf-8")
    script = fresh_python.with_name("dispute-map" + fresh_python.suffix)
    assert "1 article, 1 event" in run(script, "build", cwd=tmp_path).stdout
    assert len(list((tmp_path / "maps").iterdir())) == 4


def test_the_installed_program_is_not_the_checkout(fresh_python, tmp_path):
    home = run(fresh_python, "-c", "import geo; print(geo.__file__)", cwd=tmp_path).stdout
    assert str(fresh_python.parents[1]) in home
