# verdict ends
# ends 2
import threading, functools

calls = []

@functools.lru_cache
def f(x):
    calls.append(x)
    return g(x)

def g(x):
    return x

if __name__ == "__main__":
    ts = [threading.Thread(target=f, args=(1,)) for i in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(len(calls))
