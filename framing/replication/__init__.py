"""The replication package: all that somebody else needs to check the team's figures, in one zip file.

`write_package` makes it. docs/replication.md says what is in it.
"""

from framing.replication.package import Made, write_package

__all__ = ["Made", "write_package"]
