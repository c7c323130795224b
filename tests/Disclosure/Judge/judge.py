#!/usr/bin/env python3
"""Makes intervals.json: systems of counts with hidden cells, and what GLPK says an attacker can compute of each.

    sudo apt-get install glpk-utils
    python3 judge.py > intervals.json

Nothing here is shared with the code that it judges: tables, sums, hidden cells and programs are made here, and glpsol solves them.
"""

import itertools
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

UNLIMITED = None


def solve(direction, target, hidden, rows, counts):
    """The bound of one hidden cell, as a decimal number, or UNLIMITED."""
    lines = ["Maximize" if direction == "max" else "Minimize", f" obj: {target}", "Subject To"]
    for number, row in enumerate(rows):
        terms = [(name, sign) for name, sign in row if name in hidden]
        if not terms:
            continue
        known = sum(sign * counts[name] for name, sign in row if name not in hidden)
        text = " ".join(f"{'+' if sign > 0 else '-'} {hidden[name]}" for name, sign in terms)
        lines.append(f" r{number}: {text} = {-known}")
    if len(lines) == 3:
        # A program without rows is refused: every cell is at least 0, which is a bound already.
        lines.append(f" r0: {target} >= 0")
    lines += ["Bounds"] + [f" {name} >= 0" for name in hidden.values()] + ["End"]
    with tempfile.TemporaryDirectory() as folder:
        problem, solution = Path(folder, "p.lp"), Path(folder, "s.txt")
        problem.write_text("\n".join(lines) + "\n")
        # Without the presolver: it does not tell an unlimited program from an impossible one.
        out = subprocess.run(["glpsol", "--nopresol", "--lp", problem, "-w", solution], capture_output=True, text=True, check=True).stdout
        if "UNBOUNDED" in out:
            return UNLIMITED
        status = next(line for line in solution.read_text().splitlines() if line.startswith("s "))
        words = status.split()
        if words[4:6] != ["f", "f"]:
            sys.exit(f"glpsol found no optimum: {status}")
        return float(words[6])


def table(counts, prefix, sizes, name):
    """All sums of a table of any number of ways: one row a line of cells in one direction, totals as 'T'."""
    ways = len(sizes)
    cells = {}
    for key in itertools.product(*[list(range(size)) + ["T"] for size in sizes]):
        parts = itertools.product(*[range(size) if part == "T" else [part] for part, size in zip(key, sizes)])
        cells[name(prefix, key)] = sum(counts[part] for part in parts)
    rows = []
    for way in range(ways):
        others = [list(range(size)) + ["T"] for at, size in enumerate(sizes) if at != way]
        for rest in itertools.product(*others):
            key = lambda part: name(prefix, rest[:way] + (part,) + rest[way:])
            rows.append([(key("T"), -1)] + [(key(part), 1) for part in range(sizes[way])])
    return cells, rows


def plain(prefix, key):
    return prefix + ".".join(str(part) for part in key)


def draw(rng, sizes):
    return {
        key: rng.choice([0, 0, 1, 2, 3, 4, rng.randint(5, 30), rng.randint(5, 30), rng.randint(30, 400)])
        for key in itertools.product(*[range(size) for size in sizes])
    }


def systems(rng):
    for number in range(8):
        sizes = (rng.randint(2, 6), rng.randint(2, 6))
        yield f"two-way {number}", *table(draw(rng, sizes), "a", sizes, plain)
    for number in range(8):
        sizes = (rng.randint(3, 4), 3, rng.randint(3, 4))
        yield f"three-way {number}", *table(draw(rng, sizes), "a", sizes, plain)
    for number in range(6):
        # Regions above the rows: the first two, and the rest.
        sizes = (rng.randint(3, 6), rng.randint(2, 4))
        cells, rows = table(draw(rng, sizes), "a", sizes, plain)
        for column in list(range(sizes[1])) + ["T"]:
            for region, members in (("n", range(2)), ("s", range(2, sizes[0]))):
                cells[f"{region}{column}"] = sum(cells[f"a{row}.{column}"] for row in members)
                rows.append([(f"{region}{column}", -1)] + [(f"a{row}.{column}", 1) for row in members])
            rows.append([(f"aT.{column}", -1), (f"n{column}", 1), (f"s{column}", 1)])
        yield f"hierarchy {number}", cells, rows
    for number in range(6):
        # A second question asked of those in the first row of the first: its column totals are that row.
        sizes = (rng.randint(2, 4), rng.randint(2, 4))
        cells, rows = table(draw(rng, sizes), "a", sizes, plain)
        size = rng.randint(2, 4)
        second = {}
        for column in range(sizes[1]):
            left = cells[f"a0.{column}"]
            for row in range(size):
                second[row, column] = left if row == size - 1 else rng.randint(0, left)
                left -= second[row, column]
        linked = lambda prefix, key: f"a0.{key[1]}" if key[0] == "T" else plain(prefix, key)
        more, also = table(second, "b", (size, sizes[1]), linked)
        cells.update(more)
        yield f"linked {number}", cells, rows + also


def main():
    rng = random.Random(1309)
    out = []
    for title, cells, rows in systems(rng):
        share = rng.choice([0.25, 0.4, 0.5])
        names = [name for name in cells if rng.random() < share] or [next(iter(cells))]
        hidden = {name: f"x{at}" for at, name in enumerate(names)}
        bounds = {name: [solve(side, hidden[name], hidden, rows, cells) for side in ("min", "max")] for name in names}
        out.append({"title": title, "cells": cells, "rows": rows, "bounds": bounds})
    print("[\n" + ",\n".join(json.dumps(system, separators=(",", ":")) for system in out) + "\n]")


if __name__ == "__main__":
    main()
