import sys
from multiprocessing import Process, Value


def put_out(lamp):
    lamp.value = 0                           #: mark out


if __name__ == "__main__":
    lamp = Value("i", 1)
    apprentice = Process(target=put_out, args=(lamp,))
    apprentice.start()
    sys.exit(1)                              #: mark leave
