from multiprocessing import Lock, Pipe, Process, Queue, Value

REPORTERS = 2                                     #: knob 1..4
SIZE = 70000                                      #: knob 1..100000


def report(n, desk, counts, locks):
    text = "x" * SIZE
    a, b = sorted((n % 2, 1 - n % 2))             #: switch order -> a, b = n % 2, 1 - n % 2
    with locks[a], locks[b]:                      #: switch locks
        counts[0].value += 1                      #: mark texts
        counts[1].value += len(text)              #: mark signs
    desk.put(text)                                #: mark put


def press(inbox, outbox):
    outbox.close()                                #: switch close
    printed = 0
    try:
        while True:
            printed += inbox.recv()               #: mark recv
    except EOFError:
        print("printed:", printed)


if __name__ == "__main__":
    desk, counts, locks = Queue(), [Value("i", 0), Value("i", 0)], [Lock(), Lock()]
    inbox, outbox = Pipe(duplex=False)            #: mark pipe
    printer = Process(target=press, args=(inbox, outbox), name="press")
    reporters = [Process(target=report, args=(n, desk, counts, locks)) for n in range(REPORTERS)]
    for p in [printer] + reporters:
        p.start()
    texts = []
    texts += [desk.get() for _ in reporters]      #: switch drain
    for r in reporters:
        r.join()                                  #: mark join
    texts += [desk.get() for _ in reporters[len(texts):]]
    for text in texts:
        outbox.send(len(text))                    #: mark send
    outbox.close()                                #: mark shut
    printer.join()                                #: mark wait
    print("reported:", counts[0].value, "texts,", counts[1].value, "letters")   #: mark printed
