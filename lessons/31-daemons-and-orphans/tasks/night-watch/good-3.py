from multiprocessing import Process, Value, current_process

ROOMS = 5  #: knob 1..50 explore 2


def walk(seen):
    while seen.value < ROOMS:
        seen.value += 1 if current_process().name != "MainProcess" else 0


def hire(seen, hired):
    hired.value += 1
    return Process(target=walk, args=(seen,), name=f"watchman-{hired.value}")


#: edit
def watch(seen, hired):
    while seen.value < ROOMS:
        man = hire(seen, hired)
        man.start()
        man.join()
#: end


if __name__ == "__main__":
    seen, hired = Value("i", 0, lock=False), Value("i", 0, lock=False)
    watch(seen, hired)
    print("rooms seen:", seen.value)
