from multiprocessing import Pipe, Process

LINES = 3                                #: knob 1..9 explore 1


def tell(there):
    for n in range(LINES):
        there.send(f"line {n}")          #: mark send
    there.close()


def listen(here, there):
    there.close()                        #: mark spare
    heard = 0
    try:
        while True:
            here.recv()                  #: mark recv
            heard += 1
    except EOFError:
        print("heard", heard, "lines")   #: mark heard


if __name__ == "__main__":
    here, there = Pipe(duplex=False)     #: mark pipe
    there.close()                        #: mark early
    teller = Process(target=tell, args=(there,), name="teller")
    listener = Process(target=listen, args=(here, there), name="listener")
    teller.start()                       #: mark starts
    listener.start()                     #: mark ends
    teller.join()
    listener.join()
