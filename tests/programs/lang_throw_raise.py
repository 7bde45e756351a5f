# What throw() and raise take
class E(Exception):
    def __new__(cls, *args):
        return cls
class F(Exception):
    def __new__(cls, *args):
        return 5
for c in E,F:
    try: raise c
    except TypeError as e: print(e)
    try: raise ValueError from c
    except BaseException as e: print(type(e), e)
    def g(): yield
    x=g()
    try: x.throw(c)
    except TypeError as e: print(e)
    x=g(); 
    for a in ((5,),(ValueError('x'),5),(ValueError,ValueError('y')),(int,),(ValueError,1,2), (ValueError, None, None),
              ('abc',), (ValueError,(1,2))):
        x=g(); next(x)
        try: x.throw(*a)
        except BaseException as e: print(type(e), e)

class G(Exception):
    def __init__(self, *args):
        self.args = (7,)
class H(Exception):
    def __init__(self, *args):
        1 / 0
for c in G, H:
    try: raise ValueError from c
    except BaseException as e: print(type(e), e, repr(e.__cause__))
