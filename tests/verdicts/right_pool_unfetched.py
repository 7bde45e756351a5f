# verdict proved
# Nobody asks for the result, so nobody learns of its exception.
from multiprocessing import Pool
def f(x): raise ValueError(x)
if __name__ == "__main__":
    p = Pool(1)
    p.apply_async(f, (1,))
    p.close(); p.join()
    print("nobody noticed")
