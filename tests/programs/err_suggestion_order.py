# Of equally near names the one is offered that CPython has first.
from multiprocessing import Process


def use_value():
    value


def use_it():
    it


def use_woken():
    woken


if __name__ == '__main__':
    for f in (use_value, use_woken):
        p = Process(target=f)
        p.start()
        p.join()
        print(p.exitcode)
    use_it()
