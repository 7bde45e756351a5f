# verdict proved
from multiprocessing import Pool, Value
def init(v):
    global shared
    shared = v
def f(x):
    with shared.get_lock(): shared.value += x
if __name__ == "__main__":
    v = Value("i", 0)
    with Pool(1, init, (v,)) as p: p.map(f, [1, 2])
    print(v.value)
