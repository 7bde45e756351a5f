from multiprocessing import Pipe, Process


def serve(dishes, hatch):
    hatch.close()                            #: mark spare
    try:
        while True:
            print("served:", dishes.recv())  #: mark get
    except EOFError:
        print("the kitchen is closed")


if __name__ == "__main__":
    dishes, hatch = Pipe(duplex=False)
    waiter = Process(target=serve, args=(dishes, hatch))
    waiter.start()
    hatch.send("soup")                       #: mark send
    waiter.join()                            #: mark join
    hatch.close()                            #: mark close
