# orders 2
# finds ok word=1 seen=1
from multiprocessing import Event, Process, Value


def wait(ready, word, seen):
    ready.wait()
    seen.value = word.value


if __name__ == "__main__":
    ready = Event()
    word = Value("i", 0, lock=False)
    seen = Value("i", 0, lock=False)
    p = Process(target=wait, args=(ready, word, seen))
    p.start()
    word.value = 1
    ready.set()
    p.join()
