from multiprocessing import Array, Process

START = 250                                  #: knob 0..255
TICK = 10                                    #: knob 1..100


def tick(minutes):
    with minutes.get_lock():
        minutes[0] += TICK                   #: mark tick


if __name__ == "__main__":
    minutes = Array("B", [START, 0])         #: mark minutes
    hands = [Process(target=tick, args=(minutes,)) for _ in range(2)]
    for h in hands:
        h.start()
    for h in hands:
        h.join()
    print("minutes:", minutes[0])            #: mark printed
