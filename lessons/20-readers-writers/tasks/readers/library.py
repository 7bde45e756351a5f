"""A page that readers look at and an editor writes anew, in two halves. `most` remembers how many looked at once."""
from multiprocessing import Lock, Value

inside = Value("i", 0)
most = Value("i", 0)
_gate = Lock()


class Page:
    def __init__(self):
        self.head, self.tail = Value("i", 0), Value("i", 0)


def look(page, note):
    with _gate:
        inside.value += 1
        most.value = max(most.value, inside.value)
    note.value = 1 if page.head.value == page.tail.value else 2
    with _gate:
        inside.value -= 1


def edit(page, edition):
    page.head.value = edition
    page.tail.value = edition
