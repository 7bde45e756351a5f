# finds ok done=0
# finds ok done=1
# finds ok done=2
from multiprocessing import Process, Value


def work(done):
    done.value = 1
    done.value = 2


if __name__ == "__main__":
    done = Value("i", 0, lock=False)
    p = Process(target=work, args=(done,))
    p.start()
    p.terminate()
    p.join()
