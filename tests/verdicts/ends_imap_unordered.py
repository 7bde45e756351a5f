# verdict ends
# ends 2
from multiprocessing import Pool
def f(x): return x
if __name__ == "__main__":
    with Pool(2) as p:
        print(list(p.imap_unordered(f, [1, 2])))
