# Empty, under the name that CPython's own C module gives it.


class Empty(Exception):
    pass
