from multiprocessing import Pipe, Process

LINES = 3                                #: knob 1..9
SIZE = 40000                             #: knob 1..100000


def tell(here, there):
    here.close()                         #: mark mine
    for n in range(LINES):
        there.send("x" * SIZE)           #: mark send
    print("told all")


def listen(here):
    print("heard", len(here.recv()))     #: mark recv


if __name__ == "__main__":
    here, there = Pipe(duplex=False)
    teller = Process(target=tell, args=(here, there), name="teller")
    listener = Process(target=listen, args=(here,), name="listener")
    teller.start()
    listener.start()
    there.close()                        #: mark writing
    here.close()                         #: switch reading
    teller.join()
    listener.join()
