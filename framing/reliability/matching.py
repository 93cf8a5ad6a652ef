"""Which name each class gets, where an estimate leaves the names open."""

from __future__ import annotations

import numpy as np


def best_matching(weight: np.ndarray) -> np.ndarray:
    """For each row its column, each column once, so that the sum of `weight` (C × C, finite) is the largest.

    The diagonal is kept where nothing is better than it. Otherwise shortest augmenting paths, row by row, with prices
    that keep all reduced costs at or above 0 (Kuhn 1955, Naval Research Logistics 2, 83-97; Jonker, Volgenant 1987,
    Computing 38, 325-340).
    """
    size = len(weight)
    cost = weight.max(initial=0.0) - np.asarray(weight, float)
    row_price, column_price = np.zeros(size), np.zeros(size + 1)
    row_of = np.full(size + 1, -1)  # of each column; the last column is where a new row comes in
    for row in range(size):
        row_of[size] = row
        column, path = size, np.full(size, size)
        reach, done = np.full(size, np.inf), np.zeros(size + 1, bool)
        while row_of[column] >= 0:
            done[column] = True
            at = row_of[column]
            reduced = cost[at] - row_price[at] - column_price[:size]
            nearer = ~done[:size] & (reduced < reach)
            reach[nearer], path[nearer] = reduced[nearer], column
            column = int(np.where(done[:size], np.inf, reach).argmin())
            step = reach[column]
            row_price[row_of[done]] += step
            column_price[done] -= step
            reach[~done[:size]] -= step
        while column != size:
            row_of[column] = row_of[path[column]]
            column = path[column]
    matched = np.argsort(row_of[:size])
    everyone = np.arange(size)
    gain = weight[everyone, matched].sum() - np.trace(weight)
    return matched if gain > 1e-9 * (1 + np.abs(weight).sum()) else everyone
