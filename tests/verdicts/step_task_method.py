# verdict ends
# caveat step 11
from multiprocessing import Pool
class Job:
    n = 0
    def do(self): return 1
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = Job()
        r = p.apply_async(x.do)
        x.n = 2
        print(r.get())
