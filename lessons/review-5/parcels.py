from multiprocessing import Process, Queue

PARCELS = 3                                  #: knob 1..5
SIZE = 30000                                 #: knob 1..60000


def pack(out):
    for _ in range(PARCELS):
        out.put("x" * SIZE)                  #: mark put


if __name__ == "__main__":
    out = Queue()
    packer = Process(target=pack, args=(out,))
    packer.start()
    packer.join()                            #: mark join
    got = [len(out.get()) for _ in range(PARCELS)]  #: mark get
    print("got", sum(got))
