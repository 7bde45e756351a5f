# An uncaught exception of the program's own class, with a text of several lines.
class TooMuch(ValueError):
    def __str__(self):
        return "much\nmore: " + ", ".join(map(str, self.args))
def f(n):
    if n == 0:
        raise TooMuch(1, "two")
    f(n - 1)
f(2)
