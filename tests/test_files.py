"""Writing loses nothing: the old file stays whole until the new one is."""

import os
from pathlib import Path

import pytest

from geo.errors import OutputError
from geo.files import replacing, write_text


def test_a_file_is_written_with_lf(tmp_path):
    write_text(tmp_path / "new" / "a.txt", "択捉\nИтуруп\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == "択捉\nИтуруп\n".encode()


def test_a_fault_on_the_way_leaves_the_old_file_and_no_litter(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), replacing(target) as part:
        part.write_text("half", encoding="utf-8")
        raise RuntimeError
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written") as fault:
        write_text(tmp_path / "file" / "a.txt", "x")
    assert "-o or --out" in str(fault.value)


def test_a_full_disk_is_one_clear_line_and_loses_nothing(tmp_path, monkeypatch):
    target = tmp_path / "a.txt"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match="No space left"), replacing(target):
        raise OSError(28, "No space left on device")
    assert target.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["", ".", "..", "folder", "folder/"])
def test_a_folder_is_not_written_to_and_keeps_what_is_in_it(tmp_path, monkeypatch, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError, match="it is a folder"):
        write_text(Path(name), "x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "kept.txt"]


def test_a_fault_inside_is_told_of_the_place_that_was_asked_for(tmp_path):
    with pytest.raises(OutputError) as fault, replacing(tmp_path / "a.gpkg") as part:
        raise OutputError(str(part), "layer 'x' cannot be written", "free some space")
    assert str(fault.value) == f"{tmp_path / 'a.gpkg'}: layer 'x' cannot be written; free some space"


def test_what_a_driver_leaves_beside_the_file_goes_with_it(tmp_path):
    with replacing(tmp_path / "a.gpkg") as part:
        part.write_bytes(b"x")
        part.with_name("a.gpkg-wal").write_bytes(b"y")
    assert [path.name for path in tmp_path.iterdir()] == ["a.gpkg"]


def test_a_link_stays_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    try:
        (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    except OSError:
        pytest.skip("links need a right that this account has not")
    write_text(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real" / "a.txt").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_text(tmp_path / "pipe", "through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()
