from multiprocessing import Process, Value


def write(letter):
    letter.value = 1                     #: mark write


def seal(letter, sealed):
    sealed.value = letter.value          #: mark seal


def send(sealed, sent):
    sent.value = sealed.value            #: mark send


if __name__ == "__main__":
    letter, sealed, sent = Value("i", 0), Value("i", 0), Value("i", 0)
    writer = Process(target=write, args=(letter,), name="writer")
    sealer = Process(target=seal, args=(letter, sealed), name="sealer")
    sender = Process(target=send, args=(sealed, sent), name="sender")
    writer.start()
    writer.join()                        #: mark join
    sealer.start()                       #: mark sealer
    sender.start()                       #: mark sender
    sealer.join()
    sender.join()
    print("sealed", sealed.value, "sent", sent.value)
