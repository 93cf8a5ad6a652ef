"""Labels: what reviewers decided, how it is kept, and what holds."""

from framing.labels.csv_store import CsvStore
from framing.labels.current import current_labels, last_labels, undo
from framing.labels.final import HOW, FinalLabels, final_labels
from framing.labels.label import MASKED, NONE, UNDO_SUFFIX, Label, Role, new_label_id, utc_now
from framing.labels.memory_store import MemoryStore
from framing.labels.sets import tag_set
from framing.labels.store import LabelStore
from framing.labels.table import COLUMNS, NO_TIME, ROLES, LabelTable, paragraph_key
from framing.labels.torn import TornRow
from framing.labels.verdicts import Verdicts, verdicts

__all__ = [
    "COLUMNS",
    "HOW",
    "MASKED",
    "NONE",
    "NO_TIME",
    "ROLES",
    "UNDO_SUFFIX",
    "CsvStore",
    "FinalLabels",
    "Label",
    "LabelStore",
    "LabelTable",
    "MemoryStore",
    "Role",
    "TornRow",
    "Verdicts",
    "current_labels",
    "final_labels",
    "last_labels",
    "new_label_id",
    "paragraph_key",
    "tag_set",
    "undo",
    "utc_now",
    "verdicts",
]
