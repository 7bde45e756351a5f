from multiprocessing import Lock, Process, RLock


def porter(lock):
    lock.release()                              #: mark release


if __name__ == "__main__":
    lock = Lock()                               #: switch lock -> lock = RLock()
    lock.acquire()                              #: mark take
    helper = Process(target=porter, args=(lock,))
    helper.start()
    helper.join()
    print("the porter's exit code:", helper.exitcode)  #: mark code
    with lock:                                  #: mark again
        print("main has it again")
