from multiprocessing import Process


def greet(name):
    print("welcome,", name)


if __name__ == "__main__":
    cook = Process(target=greet, args=("cook",))
    waiter = Process(target=greet, args=("waiter",))
    cook.start()
    waiter.start()
    cook.join()                                          #: mark join
    print("codes:", cook.exitcode, waiter.exitcode)      #: mark codes
    waiter.join()
