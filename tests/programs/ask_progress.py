# A progress counter over imap_unordered, as tqdm does it.
import sys
from multiprocessing import Pool

def work(n):
    return n * n

if __name__ == '__main__':
    total = 20
    with Pool(4) as p:
        got = []
        for i, r in enumerate(p.imap_unordered(work, range(total), chunksize=3), 1):
            got.append(r)
            sys.stderr.write('\rdone {0:.0%}'.format(i / total))
    sys.stderr.write('\n')
    print(sorted(got))
