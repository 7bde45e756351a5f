# verdict ends
# ends 2
# differs main prints 0 or 3
# Over the 3 it would have stored 0 too: the store is not stale.
from multiprocessing import Process, Value
def draw(v):
    v.value = max(0, v.value - 8)
def put(v):
    v.value = 3
if __name__ == "__main__":
    v = Value("i", 1)
    ps = [Process(target=f, args=(v,)) for f in (draw, put)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
