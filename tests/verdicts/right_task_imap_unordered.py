# verdict proved
from multiprocessing import Pool
from collections import deque
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = deque([1])
        r = p.imap_unordered(f, [x])
        print(list(r))
        x.append(2)
