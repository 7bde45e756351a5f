# finds ok came=1
# finds ok came=-1
from multiprocessing import Lock, Pipe, Process, RawValue

# A connection in a message can be taken only while its sender lives.


def sender(away, lock):
    here, there = Pipe()
    away.send(here)
    lock.acquire()


def opener(lock):
    lock.release()


if __name__ == "__main__":
    came = RawValue("i", 0)
    lock = Lock()
    lock.acquire()
    mine, away = Pipe()
    Process(target=sender, args=(away, lock)).start()
    Process(target=opener, args=(lock,)).start()
    try:
        mine.recv()
        came.value = 1
    except FileNotFoundError:
        came.value = -1
