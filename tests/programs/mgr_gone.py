# Whoever calls a manager that has gone is told so, also when he had come to its door before.
from multiprocessing import Manager, Process, Event


def late(d, gone, told):
    told.set()
    gone.wait()
    try:
        d['x'] = 1
    except FileNotFoundError as e:
        print(e)


def at_the_door(d):
    try:
        while True:
            d['x'] = 1
    except (EOFError, OSError):
        print('closed')


if __name__ == '__main__':
    gone, told = Event(), Event()
    m = Manager()
    p = Process(target=late, args=(m.dict(), gone, told))
    p.start()
    told.wait()
    m.shutdown()
    gone.set()
    p.join()
    print(p.exitcode)
    for n in range(5):
        m = Manager()
        d = m.dict()
        ps = [Process(target=at_the_door, args=(d,)) for _ in range(3)]
        for p in ps:
            p.start()
        m.shutdown()
        for p in ps:
            p.join()
