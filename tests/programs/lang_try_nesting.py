# try in every nesting: else, finally, reraise, return in finally, exceptions in handlers.
def run(action):
    try:
        print("try", action)
        if action == "raise": raise ValueError("v")
        if action == "key": raise KeyError("k")
        if action == "return": return "returned"
    except ValueError as e:
        print("except", e)
        try:
            raise TypeError("inner") from e
        except TypeError as t:
            print("inner except", t, repr(t.__cause__), repr(t.__context__), t.__suppress_context__)
        finally:
            print("inner finally")
    except (KeyError, IndexError) as e:
        print("tuple", repr(e))
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for a in ("raise", "key", "return", "none"):
    print(run(a))
def override():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
print(override())
def twice():
    try:
        try:
            1 / 0
        finally:
            print("cleanup")
            {}["missing"]
    except KeyError as e:
        print(repr(e), repr(e.__context__))
twice()
def again():
    try:
        try:
            raise ValueError("first")
        except ValueError:
            print("reraising")
            raise
    except ValueError as e:
        print("outer", e)
again()
try:
    e = 1
    raise ValueError
except ValueError as e:
    print(repr(e))
try:
    print(e)
except NameError as n:
    print(n)
try:
    raise
except RuntimeError as e:
    print(e)
def loop():
    out = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        except Exception: pass
        else: out.append("else")
        finally: out.append("f")
    return out
print(loop())
try:
    try: raise ValueError(1)
    except ValueError: raise KeyError(2) from None
except KeyError as e:
    print(e.__cause__, e.__suppress_context__, repr(e.__context__))
try:
    raise 5
except TypeError as e: print(e)
try:
    raise ValueError from 5
except TypeError as e: print(e)
try:
    try: 1/0
    except 5: pass
except TypeError as e: print(e)
