"""Reporting: summaries, framing strips, charts, labels as tables, downloads, and the check of a project.

docs/methods.md defines every number. Charts and data frames are made on demand: nothing here imports
pandas or Altair before it is asked for one.
"""

from framing.reporting.basis import BASES, Basis
from framing.reporting.strip import Cell, Strip, strip, strips
from framing.reporting.summary import Summary, summarise

__all__ = ["BASES", "Basis", "Cell", "Strip", "Summary", "strip", "strips", "summarise"]
