# verdict ends
# caveat step 8
from concurrent.futures import ProcessPoolExecutor
def f(x): return 1
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as p:
        x = [1]
        r = p.map(f, [x])
        x.append(2)
        print(list(r))
