"""Writing loses nothing: the old file stays whole until the new one is."""

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
