from multiprocessing import Event, Process, Value


def clear(green, track):
    green.set()                              #: mark tell
    track.value = 1                          #: mark points


def drive(green, track, taken):
    green.wait()                             #: mark wait
    taken.value = track.value                #: mark go


if __name__ == "__main__":
    green, track, taken = Event(), Value("i", 0), Value("i", 0)
    signalman = Process(target=clear, args=(green, track))
    train = Process(target=drive, args=(green, track, taken))
    train.start()
    signalman.start()
    train.join()
    signalman.join()
    print("the train took track", taken.value)
