# verdict ends
# differs main prints 1 or 2
# caveat pattern 13
from multiprocessing import Process, Value, Lock
def work(v, lock):
    with lock: v.value += 1
if __name__ == "__main__":
    v, lock = Value("i", 0), Lock()
    for _ in range(2):
        p = Process(target=work, args=(v, lock))
        p.start()
    p.join()
    print(v.value)
