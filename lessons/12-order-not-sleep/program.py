import time
from multiprocessing import Event, Process, Value

HEATING = 1                              #: knob 0..60
PAUSE = 2                                #: knob 1..3600
COLD = 20                                #: knob 0..30
HOT = 230                                #: knob 100..300


def heat(oven, hot):
    time.sleep(HEATING)                  #: mark slow
    oven.value = HOT                     #: mark heat
    hot.set()                            #: mark set


def bake(oven, hot, bread):
    hot.wait()                           #: switch wait -> time.sleep(PAUSE)
    bread.value = oven.value             #: mark bake


if __name__ == "__main__":
    oven, bread = Value("i", COLD), Value("i", 0)
    hot = Event()
    stoker = Process(target=heat, args=(oven, hot), name="stoker")
    baker = Process(target=bake, args=(oven, hot, bread), name="baker")
    stoker.start()                       #: mark start
    baker.start()
    stoker.join()
    baker.join()
    print("baked at", bread.value)       #: mark printed
