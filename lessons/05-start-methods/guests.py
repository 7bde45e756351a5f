from multiprocessing import get_context

METHOD = "spawn"                                #: knob fork|spawn
method = get_context(METHOD)
visits = method.Value("i", 0)                   #: mark visits


def visit():
    visits.value += 1                           #: mark add


if __name__ == "__main__":
    for _ in range(2):
        guest = method.Process(target=visit)    #: mark guest
        guest.start()
        guest.join()
    print("visits:", visits.value)              #: mark printed
