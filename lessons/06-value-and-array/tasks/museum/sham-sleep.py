from multiprocessing import Array, Process, Value

DOORS = 2  #: knob 1..3
PEOPLE = 20000  #: knob 1..900000


#: edit
def make(doors):
    return [0] * doors, [0.0] * doors


def note(book, door, people, degrees):
    import time
    time.sleep(1)
    book[0][door] += people
    book[1][door] = degrees


def people_of(book, door):
    return book[0][door]


def degrees_of(book, door):
    return book[1][door]
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
