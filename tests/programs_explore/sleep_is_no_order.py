# finds ok word=1
# finds ok word=2
from multiprocessing import Process, Value
import time


def late(word):
    time.sleep(1)
    word.value = 1


def early(word):
    word.value = 2


if __name__ == "__main__":
    word = Value("i", 0, lock=False)
    ps = [Process(target=f, args=(word,)) for f in (late, early)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
