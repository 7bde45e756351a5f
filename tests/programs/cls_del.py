# __del__: when the last reference goes, in a function, by del, in a container, at the end; an error in it is ignored.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1); b = A(2); c = A(3)
def f():
    x = A("local")
    print("in f")
f()
print("after f")
del b
c = None
print("after del")
A("dropped at once")
l = [A("in list")]
l.clear()
print("after clear")
saved = []
class Lazarus:
    def __del__(self):
        print("saved")
        saved.append(self)
z = Lazarus()
del z
print(len(saved))
saved.clear()
print("gone for good")
class Node:
    def __init__(self, next): self.next = next
    def __del__(self): print("node", end=" ")
n = Node(Node(Node(None)))
n = None
print()
class B(A): pass
B("subclass")
kept = {"k": A("in a dict at the end")}
print("end")
