from multiprocessing import Pool, Array, Process
import itertools

def dot(args):
    row, col = args
    return sum(a * b for a, b in zip(row, col))

def row_times(i, A, B, C, n):
    for j in range(n):
        C[i * n + j] = sum(A[i][k] * B[k][j] for k in range(n))

if __name__ == '__main__':
    A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    B = [[1, 0, 2], [0, 1, 0], [3, 0, 1]]
    with Pool(2) as p:
        flat = p.map(dot, itertools.product(A, list(zip(*B))))
    print([flat[i:i + 3] for i in range(0, 9, 3)])
    C = Array('i', 9)
    ps = [Process(target=row_times, args=(i, A, B, C, 3)) for i in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    print(list(C))
