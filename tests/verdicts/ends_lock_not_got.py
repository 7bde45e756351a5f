# verdict ends
# ends 3
from multiprocessing import Process, Lock, Value

def eat(a, b, v, i):
    with a:
        if b.acquire(timeout=0.1):
            with v.get_lock():
                v.value += 1
            b.release()

if __name__ == "__main__":
    a, b, v = Lock(), Lock(), Value("i", 0)
    ps = [Process(target=eat, args=(a, b, v, 0)), Process(target=eat, args=(b, a, v, 1))]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
