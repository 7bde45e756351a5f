# verdict proved
from multiprocessing import Process, Value
def f(v, names):
    seen = set(names)
    v.value = len(seen) + sum(len(n) for n in seen)
    print(sorted(seen), "b" in seen)
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v, ["a", "b", "c", "a"]))
    p.start(); p.join()
    print(v.value)
