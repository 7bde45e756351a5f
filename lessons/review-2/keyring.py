from multiprocessing import Process, RLock, Value


def open_door(key, opened):
    with key:                                #: mark child
        opened.value = 1


if __name__ == "__main__":
    key, opened = RLock(), Value("i", 0)
    with key:                                #: mark main
        helper = Process(target=open_door, args=(key, opened))
        helper.start()                       #: mark start
        helper.join()                        #: mark join
    print("opened:", opened.value)
