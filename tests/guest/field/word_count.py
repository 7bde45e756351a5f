"""Map and reduce over files."""
import collections
import os
import tempfile
from multiprocessing import Pool

TEXTS = ['a b a c', 'b b d', 'c a', '']

def count(path):
    with open(path) as f:
        return collections.Counter(f.read().split())

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(TEXTS):
            paths.append(os.path.join(folder, str(i)))
            with open(paths[-1], 'w') as f:
                f.write(text)
        with Pool(2) as pool:
            total = sum(pool.imap_unordered(count, paths), collections.Counter())
        print(sorted(total.items()))
