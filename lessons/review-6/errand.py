import sys
from multiprocessing import Process, Value


def post(posted):
    posted.value = 1                         #: mark post


if __name__ == "__main__":
    posted = Value("i", 0)
    boy = Process(target=post, args=(posted,))
    boy.start()
    sys.exit(1)                              #: mark leave
