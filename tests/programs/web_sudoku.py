# Sudoku: the first empty cell's candidates are given to a pool, each branch is solved by backtracking.
from multiprocessing import Pool

PUZZLE = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""


def parse(text):
    return [[0 if c == '.' else int(c) for c in line] for line in text.split()]


def candidates(grid, row, col):
    used = set(grid[row]) | {grid[r][col] for r in range(9)}
    top, left = row - row % 3, col - col % 3
    used.update(grid[r][c] for r in range(top, top + 3) for c in range(left, left + 3))
    return [d for d in range(1, 10) if d not in used]


def tightest(grid):
    best = None
    for r in range(9):
        for c in range(9):
            if grid[r][c] == 0:
                found = candidates(grid, r, c)
                if best is None or len(found) < len(best[2]):
                    best = r, c, found
    return best


def solve(grid):
    place = tightest(grid)
    if place is None:
        return grid
    r, c, found = place
    for d in found:
        grid[r][c] = d
        if solve(grid) is not None:
            return grid
    grid[r][c] = 0
    return None


def branch(task):
    grid, (r, c, d) = task
    grid = [row[:] for row in grid]
    grid[r][c] = d
    return d, solve(grid)


def first_open(grid):
    return next((r, c) for r in range(9) for c in range(9) if not grid[r][c])


if __name__ == '__main__':
    puzzle = parse(PUZZLE)
    r, c = first_open(puzzle)
    tasks = [(puzzle, (r, c, d)) for d in candidates(puzzle, r, c)]
    with Pool(2) as pool:
        for digit, solved in pool.imap(branch, tasks):
            print(f'({r}, {c}) = {digit}:', 'solved' if solved else 'no way')
            if solved:
                answer = solved
    print('\n'.join(' '.join(map(str, row)) for row in answer))
    columns = list(zip(*answer))
    assert all(set(line) == set(range(1, 10)) for line in answer + columns)
    print(sum(row.count(0) for row in puzzle), 'cells were empty')
