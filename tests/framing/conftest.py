"""What the tests of commands need."""

from __future__ import annotations

import pytest

from framing.cli import main


@pytest.fixture
def run(capsys):
    """Runs a command; (exit code, lines on stdout, text on stderr)."""

    def run(*arguments: object) -> tuple[int, list[str], str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as refused:  # argparse
            code = refused.code
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return run
