"""What must be fast, measured. `./run bench` runs all of it, `./run bench tagging` one.

Every benchmark prints a table: what was measured and how, the figure, the bound, and whether it held.
The machine matters: compare figures of one run with one another, not with those of another day.
"""
