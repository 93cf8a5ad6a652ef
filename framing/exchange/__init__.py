"""Labels to and from other tools: Label Studio and doccano. The fields are described in docs/exchange.md.

Three steps each way, each of which can be looked at: a file becomes a `Dataset` (`reading`), its texts are found
among the project's paragraphs (`matching`), and what a project's labels make of that is decided (`taking_in`).
Outward, labels become `Taken` (`taking_out`), and one module a tool writes them.
"""

from framing.exchange.dataset import FORMATS, Dataset, Format, Record, Said
from framing.exchange.reading import read_dataset
from framing.exchange.taking_in import Options, Plan, Prepared, compare, import_labels, plan, prepare
from framing.exchange.taking_out import export_files, taken

__all__ = [
    "FORMATS",
    "Dataset",
    "Format",
    "Options",
    "Plan",
    "Prepared",
    "Record",
    "Said",
    "compare",
    "export_files",
    "import_labels",
    "plan",
    "prepare",
    "read_dataset",
    "taken",
]
