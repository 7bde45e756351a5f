# finds ok v=5
# orders 4
from multiprocessing import Event, Process, Value


def work(go, v):
    go.wait()
    assert v.value == 5


if __name__ == "__main__":
    go, v = Event(), Value("i", 0)
    ps = [Process(target=work, args=(go, v)), Process(target=work, args=(go, v))]
    for p in ps:
        p.start()
    v.value = 5
    go.set()
    for p in ps:
        p.join()
