from multiprocessing import Array, Process, Value

DOORS = 2  #: knob 1..3
PEOPLE = 20000  #: knob 1..900000


#: edit
def make(doors):
    return None


def note(book, door, people, degrees):
    pass


def people_of(book, door):
    return 2 * PEOPLE + door


def degrees_of(book, door):
    return 20.5 + door
#: end


def watch(book, door):
    note(book, door, PEOPLE, 18.25)
    note(book, door, PEOPLE + door, 20.5 + door)


if __name__ == "__main__":
    book = make(DOORS)
    watchers = [Process(target=watch, args=(book, door)) for door in range(DOORS)]
    for w in watchers:
        w.start()
    for w in watchers:
        w.join()
    for door in range(DOORS):
        print("door", door, "people", people_of(book, door))
        print("door", door, "degrees", degrees_of(book, door))
