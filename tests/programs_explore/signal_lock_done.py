# finds ok v=7
# orders 1
from multiprocessing import Lock, Process, Value


def work(done, v):
    v.value = 7
    done.release()


if __name__ == "__main__":
    done, v = Lock(), Value("i", 0)
    done.acquire()
    ps = [Process(target=work, args=(done, v))]
    for p in ps:
        p.start()
    done.acquire()
    assert v.value == 7
    for p in ps:
        p.join()
