# The Mandelbrot set by rows, with real numbers.
from multiprocessing import Pool
from functools import partial
def row(y, w, h, n):
    out = []
    for x in range(w):
        cr, ci = 3.0 * x / w - 2.0, 2.0 * y / h - 1.0
        zr = zi = 0.0; k = 0
        while zr * zr + zi * zi < 4 and k < n: zr, zi, k = zr * zr - zi * zi + cr, 2 * zr * zi + ci, k + 1
        out.append(' .:-=+*#%@'[k * 9 // n])
    return ''.join(out)
if __name__ == '__main__':
    with Pool(2) as p: print('\n'.join(p.map(partial(row, w=40, h=12, n=30), range(12))))
