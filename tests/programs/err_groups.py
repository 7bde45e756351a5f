def show(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
g = ExceptionGroup("two", [ValueError(1), KeyError(2), ExceptionGroup("in", [ValueError(3), OSError(4)])])
print(g, repr(g), g.args, g.message, g.exceptions, isinstance(g, Exception))
for f in (lambda: g.split(ValueError), lambda: g.subgroup(KeyError),
          lambda: g.subgroup(lambda e: isinstance(e, OSError)), lambda: g.split(IndexError),
          lambda: g.subgroup((ValueError, KeyError)),
          lambda: ExceptionGroup(1, []), lambda: ExceptionGroup('a', []), lambda: ExceptionGroup('a', [1]),
          lambda: ExceptionGroup('a', [KeyboardInterrupt()]), lambda: BaseExceptionGroup('a', [ValueError()]),
          lambda: BaseExceptionGroup('a', [KeyboardInterrupt()]), lambda: g.split(5),
          lambda: g.derive([ValueError(9)]), lambda: ExceptionGroup('one', (ValueError(),)),
          lambda: BaseExceptionGroup.__mro__, lambda: ExceptionGroup.__bases__, lambda: ExceptionGroup.__module__):
    show(f)
try: raise g
except ExceptionGroup as e: print('caught', len(e.exceptions))
import pickle, copy
print(repr(pickle.loads(pickle.dumps(g))), repr(copy.copy(g)))
class My(ExceptionGroup):
    def derive(self, excs): return My(self.message, excs)
print(repr(My('m', [ValueError(1), TypeError(2)]).subgroup(TypeError)))
