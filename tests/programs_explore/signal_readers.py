# finds ok readers=0 data=2
# orders 14
from multiprocessing import Lock, Process, Semaphore, Value


def read(mutex, room, readers, data):
    with mutex:
        readers.value += 1
        if readers.value == 1:
            room.acquire()
    assert data.value in (0, 2)
    with mutex:
        readers.value -= 1
        if readers.value == 0:
            room.release()


def write(room, data):
    room.acquire()
    data.value += 1
    data.value += 1
    room.release()


if __name__ == "__main__":
    mutex, room = Lock(), Semaphore(1)
    readers, data = Value("i", 0), Value("i", 0)
    ps = [
        Process(target=read, args=(mutex, room, readers, data)),
        Process(target=read, args=(mutex, room, readers, data)),
        Process(target=write, args=(room, data)),
    ]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    assert data.value == 2
