#: fails looks
from multiprocessing import Process, Semaphore, Value

LEFT = 1  #: knob 1..99
RIGHT = 2  #: knob 1..99


#: edit
def meet(name, mine, theirs, here, there, saw):
    here.value = name
    while not there.value:
        pass
    saw.value = there.value
#: end


if __name__ == "__main__":
    left, right = Semaphore(0), Semaphore(0)
    here = [Value("i", 0), Value("i", 0)]
    saw = [Value("i", 0), Value("i", 0)]
    a = Process(target=meet, args=(LEFT, left, right, here[0], here[1], saw[0]))
    b = Process(target=meet, args=(RIGHT, right, left, here[1], here[0], saw[1]))
    a.start()
    b.start()
    a.join()
    b.join()
    print("saw", saw[0].value, saw[1].value)
