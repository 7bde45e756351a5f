from multiprocessing import Process, Queue


def read(letters):
    print("read:", letters.get())          #: mark get


if __name__ == "__main__":
    letters = Queue()
    first = Process(target=read, args=(letters,), name="first")
    second = Process(target=read, args=(letters,), name="second")
    first.start()
    first.kill()                           #: mark kill
    first.join()
    second.start()                         #: mark second
    letters.put("a letter")                #: mark put
    second.join()
    print("the end")
