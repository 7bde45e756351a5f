from multiprocessing import Process, Value

PAGES = 200000                       #: knob 1..100000000 explore 2


def copy(copied):
    for _ in range(PAGES):
        copied.value += 1            #: mark page
    print("all pages copied")        #: mark done


if __name__ == "__main__":
    copied = Value("i", 0)
    clerk = Process(target=copy, args=(copied,), name="clerk")
    clerk.daemon = True              #: switch daemon
    clerk.start()                    #: mark start
    clerk.join()                     #: switch join
    print("main goes home")          #: mark home
