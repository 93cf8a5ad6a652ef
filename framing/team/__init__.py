"""Who has done what, and what comes next."""

from framing.team.progress import done_by_article, next_article

__all__ = ["done_by_article", "next_article"]
