"""Examples of these tests wait for the disk, which may take its time: no deadline."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("disk", deadline=None)
settings.load_profile("disk")
