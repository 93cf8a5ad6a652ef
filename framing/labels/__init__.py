"""Labels: what reviewers decided, how it is kept, and what holds."""

from framing.labels.csv_store import CsvStore
from framing.labels.current import current_labels, last_labels, undo
from framing.labels.label import NONE, UNDO_SUFFIX, Label, Role, new_label_id, utc_now
from framing.labels.memory_store import MemoryStore
from framing.labels.store import LabelStore
from framing.labels.table import COLUMNS, ROLES, LabelTable, paragraph_key

__all__ = [
    "COLUMNS",
    "NONE",
    "ROLES",
    "UNDO_SUFFIX",
    "CsvStore",
    "Label",
    "LabelStore",
    "LabelTable",
    "MemoryStore",
    "Role",
    "current_labels",
    "last_labels",
    "new_label_id",
    "paragraph_key",
    "undo",
    "utc_now",
]
