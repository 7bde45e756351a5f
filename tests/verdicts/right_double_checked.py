# verdict proved
from multiprocessing import Process, Value, Lock

def work(ready, lock, made):
    if not ready.value:
        with lock:
            if not ready.value:
                made.value += 1
                ready.value = 1

if __name__ == "__main__":
    ready, made, lock = Value("b", 0), Value("i", 0), Lock()
    ps = [Process(target=work, args=(ready, lock, made)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(made.value)
