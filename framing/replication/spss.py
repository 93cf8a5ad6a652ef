"""The decisions as an SPSS file: a row a unit, a variable for every reviewer and tag."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from framing.replication.matrices import MISSING
from framing.replication.names import shortened

if TYPE_CHECKING:
    import pandas as pd

#: Bytes that SPSS takes for a file's label, and for a variable's.
_FILE_LABEL, _LABEL = 64, 256

_PLACES = {
    "article": "Article",
    "paragraph": "Number of the paragraph in its article",
    "paragraph_id": "Id of the paragraph",
    "kind": "Kind of paragraph",
    "words": "Words",
}


def sav(
    places: pd.DataFrame,
    variables: Sequence[tuple[str, str, np.ndarray]],
    title: str,
) -> bytes:
    """The bytes of a `.sav` file of U rows.

    `places` (U rows) says which unit a row is. `variables` are (name, label, int (U,) of 1, 0 and MISSING):
    present, absent, and missing to the system.
    """
    import pyreadstat

    frame = places.astype({name: object for name in places if places[name].dtype == "str"})
    said = dict(_PLACES)
    for name, label, values in variables:
        frame[name] = np.where(values == MISSING, np.nan, values)
        said[name] = label
    names = [name for name, _, _ in variables]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "labels.sav"
        pyreadstat.write_sav(
            frame,
            file,
            file_label=shortened(title, _FILE_LABEL),
            column_labels={name: shortened(label, _LABEL) for name, label in said.items()},
            variable_value_labels={name: {0: "absent", 1: "present"} for name in names},
            variable_measure=dict.fromkeys(names, "nominal"),
            variable_format=dict.fromkeys(names, "F1.0"),
            row_compress=True,
        )
        return file.read_bytes()
