"""What the end-to-end tests share; see `desk`."""

import pytest
from desk import Desk


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("CCHC_LANG", raising=False)
    return Desk(tmp_path, capsys)
