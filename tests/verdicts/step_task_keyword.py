# verdict ends
# caveat step 8
from multiprocessing import Pool
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = {"n": 1}
        r = p.apply_async(f, kwds={"x": x})
        x["n"] = 2
        print(r.get())
