# Names: global, nonlocal, unbound locals, class scope, comprehension scope, del.
x = "global"
def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = "local"
    print(x)
f()
class K:
    x = "class"
    y = [x for _ in range(1)]
    def m(self):
        return x
print(K.x, K.y, K().m())
def g():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
g()
def h():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(e)
    later = 5
    return inner()
print(h())
[i for i in range(3)]
try:
    i
except NameError as e:
    print(e)
if (n := 10) > 5:
    print(n)
print([y := 1, y + 1], y)
