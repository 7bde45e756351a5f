# weakref: what callbacks hear at the program's end
import weakref


class Thing:
    pass


first, second = Thing(), Thing()
heard = weakref.ref(first, lambda r: print("first ended"))
weakref.finalize(second, print, "second finalized")
kept = [weakref.ref(second, lambda r: print("second ended"))]
table = weakref.WeakValueDictionary(a=first, b=second)
print(sorted(table))
