"""The list of small faults that the tests must catch; `tests/faults/plant.py` plants them."""

import pytest
from faults import plant

FAULTS = plant.faults()
PARTS = {"kind", "says", "file", "old", "new", "tests"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["says"])
def test_a_fault_still_fits(fault):
    assert set(fault) == PARTS
    assert not plant.misfit(fault)
    assert fault["old"] != fault["new"]
    for test in fault["tests"]:
        path = test.partition("::")[0]
        assert (plant.ROOT / path).is_file() or not path.endswith((".py", ".ipynb")), test


def test_there_are_faults_of_many_kinds():
    assert len(FAULTS) >= 30
    assert len({fault["says"] for fault in FAULTS}) == len(FAULTS)
    assert len({fault["kind"] for fault in FAULTS}) >= 8


def test_a_fault_is_seen_where_its_tests_fail_and_only_there(tmp_path, monkeypatch, capsys):
    (tmp_path / "value.txt").write_text("2")
    monkeypatch.setattr(plant, "ROOT", tmp_path)
    # Stands for pytest, which takes seconds to begin: the tests ask for less than a number.
    value = lambda root: int((root / "value.txt").read_text())  # noqa: E731
    monkeypatch.setattr(plant, "fails", lambda root, tests: value(root) >= int(tests[0]))
    fault = {"kind": "k", "file": "value.txt", "old": "2"}
    changes = [("seen", "2", "9", "3"), ("unseen", "2", "1", "3"), ("gone", "7", "9", "3"),
               ("broken before", "2", "9", "1")]  # fmt: skip
    listed = [
        fault | {"says": says, "old": old, "new": new, "tests": [limit]}
        for says, old, new, limit in changes
    ]
    monkeypatch.setattr(plant, "faults", lambda: listed)
    assert plant.main([1]) == 0
    assert plant.main([]) == 1
    told = capsys.readouterr().out
    verdicts = ["caught       k: seen", "PASSED       k: unseen", "does not fit k: gone",
                "does not fit k: broken before (its tests fail without it)"]  # fmt: skip
    assert all(verdict in told for verdict in verdicts)
    assert told.endswith("1 caught, 1 PASSED, 2 does not fit of 4\n")
    assert (tmp_path / "value.txt").read_text() == "2"
