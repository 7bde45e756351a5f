from multiprocessing import Lock, Process, RLock, Semaphore, Value

from library import Page, edit, look

READERS = 2  #: knob 1..2
EDITION = 5  #: knob 1..99


#: edit
def tools():
    return [Lock()]


def read(page, note, shared):
    with shared[0]:
        pass
    look(page, note)
    note.value = 1


def write(page, edition, shared):
    with shared[0]:
        edit(page, edition)
#: end


if __name__ == "__main__":
    page, notes = Page(), [Value("i", 0) for _ in range(READERS)]
    shared = tools()
    people = [Process(target=read, args=(page, n, shared)) for n in notes]
    people.append(Process(target=write, args=(page, EDITION, shared)))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print(f"edition {page.head.value}, notes {[n.value for n in notes]}")
