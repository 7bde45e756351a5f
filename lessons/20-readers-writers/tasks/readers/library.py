"""A page that readers look at and an editor writes anew, in two halves.

`most` remembers how many looked at once, `torn` that half a page was seen, `early` that the editor came first.
"""
from multiprocessing import Lock, Value

inside = Value("i", 0)
most = Value("i", 0)
torn = Value("i", 0)
looked = Value("i", 0)
early = Value("i", 0)
_gate = Lock()


class Page:
    def __init__(self):
        self.head, self.tail = Value("i", 0), Value("i", 0)


def look(page, note):
    with _gate:
        inside.value += 1
        most.value = max(most.value, inside.value)
    note.value = 1 if page.head.value == page.tail.value else 2
    if note.value == 2:
        torn.value = 1
    with _gate:
        inside.value -= 1
        looked.value = 1


def edit(page, edition):
    early.value = 1 - looked.value
    page.head.value = edition
    page.tail.value = edition
