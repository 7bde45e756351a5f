# verdict broken
# kind exception
# pattern went on without the lock
from multiprocessing import Process, Lock, Value

def work(lock, v):
    lock.acquire(timeout=1)
    v.value += 1
    lock.release()

if __name__ == "__main__":
    lock, v = Lock(), Value("i", 0)
    ps = [Process(target=work, args=(lock, v)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
