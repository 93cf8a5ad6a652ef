"""Where decisions are made: at one article (`Desk`), or at chosen paragraphs of several (`Walk`)."""

from framing.tagging.desk import Desk
from framing.tagging.mark import Mark
from framing.tagging.walk import Walk

__all__ = ["Desk", "Mark", "Walk"]
