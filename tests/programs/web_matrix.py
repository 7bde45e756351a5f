# Parallel matrix product and quicksort over shared arrays; operators of a class, generators, recursion with processes
# to a depth.
from multiprocessing import Array, Process, Pool, Pipe
from ctypes import c_double
import random


class Matrix:
    def __init__(self, rows, cols, cells=None):
        self.rows, self.cols = rows, cols
        self.cells = cells if cells is not None else Array(c_double, rows * cols, lock=False)

    def __getitem__(self, at):
        r, c = at
        return self.cells[r * self.cols + c]

    def __setitem__(self, at, value):
        r, c = at
        self.cells[r * self.cols + c] = value

    def row(self, r):
        return self.cells[r * self.cols:(r + 1) * self.cols]

    def __matmul__(self, other):
        if self.cols != other.rows:
            raise ValueError(f'({self.rows}x{self.cols}) @ ({other.rows}x{other.cols})')
        out = Matrix(self.rows, other.cols)
        team = [Process(target=self._rows, args=(other, out, range(i, self.rows, 2))) for i in range(2)]
        for p in team:
            p.start()
        for p in team:
            p.join()
        return out

    def _rows(self, other, out, rows):
        for r in rows:
            for c in range(other.cols):
                out[r, c] = sum(self[r, k] * other[k, c] for k in range(self.cols))

    def __eq__(self, other):
        return isinstance(other, Matrix) and list(self.cells) == list(other.cells)

    def __str__(self):
        return '\n'.join(' '.join(f'{x:6.1f}' for x in self.row(r)) for r in range(self.rows))


def quicksort(items, conn, depth):
    if depth == 0 or len(items) < 2:
        conn.send(sorted(items))
    else:
        pivot, *rest = items
        halves = [[x for x in rest if x < pivot], [x for x in rest if x >= pivot]]
        parts = []
        for half in halves:
            a, b = Pipe(False)
            p = Process(target=quicksort, args=(half, b, depth - 1))
            p.start()
            parts.append((a, p))
        low, high = (a.recv() for a, p in parts)
        for a, p in parts:
            p.join()
        conn.send([*low, pivot, *high])
    conn.close()


if __name__ == '__main__':
    a, b = Matrix(3, 2), Matrix(2, 3)
    a.cells[:] = [1, 2, 3, 4, 5, 6]
    b.cells[:] = (0.5 * i for i in range(6)) if False else [0.5 * i for i in range(6)]
    print(a @ b)
    print((a @ b) == (a @ b), a == b, a != 3)
    try:
        a @ a
    except ValueError as e:
        print(e)
    try:
        a @ 3
    except AttributeError as e:
        print(e)
    items = random.Random(1).sample(range(100), 20)
    got, out = Pipe(False)
    p = Process(target=quicksort, args=(items, out, 2))
    p.start()
    print(got.recv() == sorted(items), items[:5])
    p.join()
