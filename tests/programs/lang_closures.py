# Closures: cells shared between functions, nonlocal through several levels, unbound cells.
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return up, get

up, get = counter()
up(); up(5)
print(get())
a, b = counter(), counter()
a[0](); a[0]()
print(a[1](), b[1]())

def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "inner"
            return x
        before = x
        inner()
        return before, x
    return middle(), x
print(outer())

def unbound():
    def use():
        return later
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print(use())
    del later
    try:
        use()
    except NameError as e:
        print(e)
unbound()

def local():
    try:
        print(z)
    except UnboundLocalError as e:
        print(e)
    z = 1
    del z
    try:
        z
    except UnboundLocalError as e:
        print(e)
    try:
        del z
    except UnboundLocalError as e:
        print(e)
local()
print(up.__closure__[0].cell_contents)

def make(kind):
    class C:
        tag = kind
        def show(self):
            return kind, self.tag
    return C
print(make("x")().show(), make("y").__qualname__)
