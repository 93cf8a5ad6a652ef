"""Files that are written all together or not at all, and never over others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from framing.errors import ExchangeNotWritten


def write_new(contents: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write `contents`, by name, into `folder`, which is made where it is not there; the files, durable on return.

    Raises `ExchangeNotWritten`, also where one of them is there already, and then none is left of those written.
    """
    made: list[Path] = []
    file = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            file = folder / name
            with file.open("xb") as out:
                made.append(file)
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
    except OSError as error:
        for one in made:
            one.unlink(missing_ok=True)
        exists = isinstance(error, FileExistsError)
        reason = "it is there already" if exists else error.strerror or str(error)
        raise ExchangeNotWritten(file, reason) from error
    return made
