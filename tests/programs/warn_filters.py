# Filters of warnings: which are said, once, raised, kept.
import sys
import enum
import random
import warnings
sys.stderr = sys.stdout
class C(enum.Enum):
    A = 1
    B = 2
print(random.randrange(10.0) < 10)
try: random.randrange(1.5)
except ValueError as e: print(e)
print(C.A.B)
try: print(1 in C)
except TypeError as e: print(e)
warnings.warn('mine', DeprecationWarning)
warnings.warn('pend', PendingDeprecationWarning)
warnings.warn('res', ResourceWarning)
warnings.warn('fut', FutureWarning)
def f(): warnings.warn('two', DeprecationWarning, stacklevel=2)
f()
for i in range(2): f()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    f(); warnings.warn('abc', UserWarning); f()
    print([(str(x.message), x.category.__name__, x.lineno) for x in w])
warnings.filterwarnings('ignore', message='xy', category=UserWarning)
warnings.warn('xyz'); warnings.warn('axyz')
warnings.filterwarnings('error', module='__main__', category=FutureWarning)
try: warnings.warn('fut2', FutureWarning)
except FutureWarning as e: print('raised', e)
warnings.filterwarnings('once', category=UserWarning)
for i in range(2): warnings.warn('once')
warnings.warn('once')
warnings.warn_explicit('ex', UserWarning, 'file.py', 3)
try: warnings.simplefilter('nope')
except AssertionError as e: print(e)
print(warnings.filters[-1] if 0 else len(warnings.filters) > 3)
print(warnings.formatwarning('m', UserWarning, 'f.py', 3, 'line'))
