# finds exception v=5
# finds ok v=5
# orders 4
# pattern order violation
from multiprocessing import Event, Process, Value


def work(go, v):
    go.wait()
    assert v.value == 5


if __name__ == "__main__":
    go, v = Event(), Value("i", 0)
    ps = [Process(target=work, args=(go, v))]
    for p in ps:
        p.start()
    go.set()
    v.value = 5
    for p in ps:
        p.join()
