# finds deadlock v=5
# orders 1
# pattern each waits for the other's signal
from multiprocessing import Event, Process, Value


def work(go, v):
    go.wait()
    assert v.value == 5


if __name__ == "__main__":
    go, v = Event(), Value("i", 5)
    ps = [Process(target=work, args=(go, v))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    go.set()
