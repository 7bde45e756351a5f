# finds deadlock readers=0 data=0
# finds deadlock readers=1 data=0
# finds deadlock readers=1 data=2
# finds ok readers=0 data=2
# orders 12
# pattern forgotten release
from multiprocessing import Lock, Process, Semaphore, Value


def read(mutex, room, readers, data):
    with mutex:
        readers.value += 1
        if readers.value == 1:
            room.acquire()
    assert data.value in (0, 2)
    with mutex:
        readers.value -= 1


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
