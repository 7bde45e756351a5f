# needs: numpy
from multiprocessing import Pool
import numpy as np

def norm(block):
    return float(np.sqrt((block ** 2).sum()))

if __name__ == '__main__':
    blocks = np.array_split(np.arange(1000, dtype=float), 7)
    with Pool(3) as pool:
        print([round(x, 3) for x in pool.map(norm, blocks)])
