from multiprocessing import Event, Process, Value


def run(whistle, running):
    whistle.wait()                           #: mark wait
    with running.get_lock():
        running.value += 1


if __name__ == "__main__":
    whistle, running = Event(), Value("i", 0)
    runners = [Process(target=run, args=(whistle, running)) for _ in range(2)]
    for r in runners:
        r.start()
    whistle.set()                            #: mark blow
    whistle.clear()                          #: mark stop
    for r in runners:
        r.join()
    print("running:", running.value)
