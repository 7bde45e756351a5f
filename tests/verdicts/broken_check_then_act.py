# verdict broken
from multiprocessing import Process, Value
def draw(v, lock):
    with lock: enough = v.value >= 10
    if enough:
        with lock: v.value -= 10
if __name__ == "__main__":
    from multiprocessing import Lock
    v, lock = Value("i", 10), Lock()
    ps = [Process(target=draw, args=(v, lock)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    assert v.value >= 0, v.value
