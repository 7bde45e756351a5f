# finds livelock flag=2
from multiprocessing import Process, Value


def wait(flag):
    while flag.value != 1:
        pass


if __name__ == "__main__":
    flag = Value("i", 0, lock=False)
    p = Process(target=wait, args=(flag,))
    p.start()
    flag.value = 2
    p.join()
