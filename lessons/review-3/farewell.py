from multiprocessing import Pipe, Process


def say(out):
    out.send("thank you")                    #: mark send
    out.close()                              #: mark close


if __name__ == "__main__":
    here, out = Pipe(duplex=False)
    guest = Process(target=say, args=(out,))
    guest.start()
    out.close()
    guest.join()                             #: mark gone
    print("heard:", here.recv())             #: mark hear
