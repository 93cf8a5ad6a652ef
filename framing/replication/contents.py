"""All that a package says, worked out once, before anything of it is written."""

from __future__ import annotations

import secrets
from datetime import date
from functools import cached_property

import numpy as np

from framing.labels import LabelTable
from framing.project import Project
from framing.reliability.matrix import ratings
from framing.replication import tables
from framing.replication.matrices import MISSING, decisions
from framing.replication.names import plain_names
from framing.replication.sources import Sources
from framing.replication.spss import sav
from framing.reporting import BASES, summarise
from framing.team.aliases import aliases


class Contents:
    """What a package of `project` holds, of the article files `sources` and the labels `table`.

    Without `texts` paragraphs are given by id and offsets alone; where it is `anonymous`, reviewers have letters
    and there are no notes and no times of day.
    """

    def __init__(
        self,
        project: Project,
        sources: Sources,
        table: LabelTable,
        *,
        texts: bool = True,
        anonymous: bool = False,
        day: date | None = None,
    ):
        self.name, self.codebook, self.sources = project.name, project.codebook, sources
        self.texts, self.anonymous, self.day = texts, anonymous, day or date.today()
        self.table = with_letters(table) if anonymous else table
        self.units, entries = sources.units, sources.entries
        self.summaries = {
            basis: summarise(entries, self.units, self.table, self.codebook, basis) for basis in BASES
        }
        self.ratings = ratings(entries, self.units, self.table, self.codebook)
        former = (*(one.former for one in self.summaries.values()), self.ratings.former)
        #: The codebook's, then those that labels hold though they have left it.
        self.tags = tables.tags_in_use(self.codebook, *former)
        #: What each tag is called in names of files and of variables.
        self.tag_files = plain_names(self.tags, "tag")
        #: The reviewers' current labels, units × reviewers.
        self.decisions = decisions(self.units, self.table)
        #: The folder that the package unpacks to.
        self.folder = f"{plain_names([project.name], 'project')[0]}_replication"

    @cached_property
    def final(self):
        """`tables.final_frame`."""
        return tables.final_frame(self.units, self.table)

    @cached_property
    def alpha(self):
        """`tables.alpha_frame`."""
        return tables.alpha_frame(self.ratings, self.tags)

    @property
    def has_recal(self) -> bool:
        """Whether there is a unit that all who can be compared have labelled, as ReCal2 and ReCal3 want it."""
        return self.decisions.compared.sum() > 1 and bool(self.decisions.complete.any())

    @property
    def unit_names(self) -> list[str]:
        """The units that have a label, as "article/3"."""
        ids, units = self.units.ids, self.units
        return [f"{ids[units.article[at]]}/{units.number[at]}" for at in self.decisions.unit.tolist()]

    def sav(self) -> bytes:
        """The SPSS file."""
        of, units = self.decisions, len(self.units.article)
        places = tables.unit_frame(self.units, self.sources.sources)
        variables = []
        for tag, name in zip(self.tags, self.tag_files, strict=True):
            whole = np.full((units, len(of.reviewers)), MISSING, np.int8)
            whole[of.unit] = of.of_tag(tag, self.table)
            for at, reviewer in enumerate(of.reviewers):
                variables.append((f"{name}_r{at + 1}", f"{tag}: {reviewer}", whole[:, at]))
            variables.append((f"{name}_final", f"{tag}: final label", self._settled(tag, places)))
        return sav(places, variables, f"{self.name}: {self.codebook.title}")

    def _settled(self, tag: str, places) -> np.ndarray:
        """int8 (U,): whether the final label of each unit has `tag`; MISSING where there is none."""
        settled = self.final[self.final["unit"] == 1]
        keys = zip(settled["article"], settled["paragraph_id"], strict=True)
        has = {key: int(tag in tags.split(";")) for key, tags in zip(keys, settled["tags"], strict=True)}
        keys = zip(places["article"], places["paragraph_id"], strict=True)
        return np.array([has.get(key, MISSING) for key in keys], np.int8)


def with_letters(table: LabelTable) -> LabelTable:
    """`table` with a letter for everybody. The letters are drawn, so that names do not tell them.

    Two spellings of a name are two reviewers in every figure, so they have two letters.
    """
    drawn = {name: secrets.token_hex(16) for name in table.reviewers}
    letter = aliases(drawn.values(), "")
    return table.renamed(lambda name, role: letter[drawn[name]])
