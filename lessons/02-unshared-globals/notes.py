from multiprocessing import Process, Value

notes = []


def reader(seen):
    seen.value = len(notes)                     #: mark seen


def writer(seen):
    notes.append("milk")                        #: mark milk
    child = Process(target=reader, args=(seen,))
    child.start()                               #: mark start
    notes.append("bread")                       #: mark bread
    child.join()


if __name__ == "__main__":
    seen = Value("i", 0)
    child = Process(target=writer, args=(seen,))
    child.start()
    child.join()
    print("the reader saw", seen.value, "notes, and here are", len(notes))
