from multiprocessing import Lock, Process, Value


def file_it(lock, filed):
    with lock:                                   #: mark child
        filed.value += 1


if __name__ == "__main__":
    lock = Lock()
    filed = Value("i", 0)
    clerk = Process(target=file_it, args=(lock, filed))
    with lock:                                   #: mark main
        filed.value += 1
        clerk.start()                            #: mark start
        clerk.join()                             #: mark join
    print("filed:", filed.value)
