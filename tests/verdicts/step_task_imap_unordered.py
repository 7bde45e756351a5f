# verdict ends
# caveat step 9
from multiprocessing import Pool
from collections import deque
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = deque([1])
        r = p.imap_unordered(f, [x])
        x.append(2)
        print(list(r))
