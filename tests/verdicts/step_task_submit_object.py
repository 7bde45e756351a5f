# verdict ends
# caveat step 9
from concurrent.futures import ProcessPoolExecutor
class Job: n = 0
def f(x): return 1
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as p:
        x = Job()
        r = p.submit(f, x)
        x.n = 2
        print(r.result())
