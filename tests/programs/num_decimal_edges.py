# What a Decimal and a context say of odd arguments; contexts of threads, local ones, and in pickles.
import copy
import decimal
import math
import pickle
import threading
from decimal import *

c = getcontext()
print([n for n in dir(decimal) if n[:1] != '_'])
print([n for n in dir(Decimal) if n[:1] != '_'])
print(c, c.flags, c.traps, BasicContext, ExtendedContext, DefaultContext)


def go(name, f):
    try:
        print(name, repr(f()))
    except Exception as e:
        print(name, type(e).__name__, e)


go('Context(prec=0)', lambda: Context(prec=0))
go('Context(prec="a")', lambda: Context(prec="a"))
go('Context(rounding="x")', lambda: Context(rounding="x"))
go('Context(Emin=1)', lambda: Context(Emin=1))
go('Context(Emax=-1)', lambda: Context(Emax=-1))
go('Context(capitals=2)', lambda: Context(capitals=2))
go('Context(clamp=3)', lambda: Context(clamp=3))
go('Context(flags=3)', lambda: Context(flags=3))
go('Context(flags=[1])', lambda: Context(flags=[1]))
go('Context(traps=[Inexact])', lambda: Context(traps=[Inexact]))
go('Context(flags={Inexact:True})', lambda: Context(flags={Inexact:True}))
go('c.flags[3]', lambda: c.flags[3])
go('c.flags.__class__', lambda: c.flags.__class__)
go('c.flags==c.traps', lambda: c.flags==c.traps)
go('len(c.flags)', lambda: len(c.flags))
go('list(c.flags)', lambda: list(c.flags))
go('Decimal("1E+1000000")*1', lambda: Decimal("1E+1000000")*1)
go('Decimal("9E+999999")*10', lambda: Decimal("9E+999999")*10)
go('Decimal("sNaN")+1', lambda: Decimal("sNaN")+1)
go('Decimal("Nan123")', lambda: Decimal("Nan123"))
go('Decimal("-inf")', lambda: Decimal("-inf"))
go('Decimal(" 1_0 ")', lambda: Decimal(" 1_0 "))
go('Decimal("1__0")', lambda: Decimal("1__0"))
go('Decimal("١")', lambda: Decimal("١"))
go('Decimal((0,(1,2),"F"))', lambda: Decimal((0,(1,2),"F")))
go('Decimal((0,(1,2),"n"))', lambda: Decimal((0,(1,2),"n")))
go('Decimal((0,(),"N"))', lambda: Decimal((0,(),"N")))
go('Decimal((2,(1,2),0))', lambda: Decimal((2,(1,2),0)))
go('Decimal((0,(1,12),0))', lambda: Decimal((0,(1,12),0)))
go('Decimal((0,(1,2),"x"))', lambda: Decimal((0,(1,2),"x")))
go('Decimal((0,1))', lambda: Decimal((0,1)))
go('Decimal((0,1,2))', lambda: Decimal((0,1,2)))
go('Decimal(1j)', lambda: Decimal(1j))
go('Decimal()', lambda: Decimal())
go('Decimal(True)', lambda: Decimal(True))
go('Decimal(b"1")', lambda: Decimal(b"1"))
go('Decimal("1").x', lambda: Decimal("1").x)
go('setattr(Decimal(1),"x",1)', lambda: setattr(Decimal(1),"x",1))
go('hash(Decimal("sNaN"))', lambda: hash(Decimal("sNaN")))
go('int(Decimal("nan"))', lambda: int(Decimal("nan")))
go('int(Decimal("inf"))', lambda: int(Decimal("inf")))
go('float(Decimal("snan"))', lambda: float(Decimal("snan")))
go('float(Decimal("-inf"))', lambda: float(Decimal("-inf")))
go('float(Decimal("nan"))', lambda: float(Decimal("nan")))
go('Decimal("nan").as_integer_ratio()', lambda: Decimal("nan").as_integer_ratio())
go('Decimal("inf").as_integer_ratio()', lambda: Decimal("inf").as_integer_ratio())
go('round(Decimal("nan"))', lambda: round(Decimal("nan")))
go('round(Decimal("inf"))', lambda: round(Decimal("inf")))
go('round(Decimal("nan"),2)', lambda: round(Decimal("nan"),2))
go('round(Decimal("inf"),2)', lambda: round(Decimal("inf"),2))
go('Decimal("nan")<1', lambda: Decimal("nan")<1)
go('Decimal("nan")==1', lambda: Decimal("nan")==1)
go('Decimal("snan")==1', lambda: Decimal("snan")==1)
go('Decimal("inf")==float("inf")', lambda: Decimal("inf")==float("inf"))
go('Decimal(1)+1.5', lambda: Decimal(1)+1.5)
go('Decimal(1)<1.5', lambda: Decimal(1)<1.5)
go('Decimal(1)<"a"', lambda: Decimal(1)<"a")
go('Decimal(4)**Decimal("0.5")', lambda: Decimal(4)**Decimal("0.5"))
go('Decimal(2)**Decimal("0.5")', lambda: Decimal(2)**Decimal("0.5"))
go('Decimal(0)**0', lambda: Decimal(0)**0)
go('Decimal(-2)**Decimal("0.5")', lambda: Decimal(-2)**Decimal("0.5"))
go('pow(Decimal(3),4,5)', lambda: pow(Decimal(3),4,5))
go('Decimal(3).exp(5)', lambda: Decimal(3).exp(5))
go('Decimal(3).sqrt(context=5)', lambda: Decimal(3).sqrt(context=5))
go('Decimal(3).max("a")', lambda: Decimal(3).max("a"))
go('c.add(1,2.5)', lambda: c.add(1,2.5))
go('c.add(1,"a")', lambda: c.add(1,"a"))
go('Decimal("inf")-Decimal("inf")', lambda: Decimal("inf")-Decimal("inf"))
go('Decimal("inf")/Decimal("inf")', lambda: Decimal("inf")/Decimal("inf"))
go('Decimal("inf")//1', lambda: Decimal("inf")//1)
go('Decimal("inf")%1', lambda: Decimal("inf")%1)
go('divmod(Decimal("inf"),2)', lambda: divmod(Decimal("inf"),2))
go('divmod(Decimal(1),0)', lambda: divmod(Decimal(1),0))
go('Decimal(1)%0', lambda: Decimal(1)%0)
go('Decimal(1)//0', lambda: Decimal(1)//0)
go('Decimal(0)//0', lambda: Decimal(0)//0)
go('Decimal("1e50")//1', lambda: Decimal("1e50")//1)
go('Decimal("1e50")%7', lambda: Decimal("1e50")%7)
go('Decimal(1).quantize(Decimal("inf"))', lambda: Decimal(1).quantize(Decimal("inf")))
go('Decimal("inf").quantize(Decimal("inf"))', lambda: Decimal("inf").quantize(Decimal("inf")))
go('Decimal("1").quantize(Decimal("1e-30"))', lambda: Decimal("1").quantize(Decimal("1e-30")))
go('Decimal("nan").as_tuple()', lambda: Decimal("nan").as_tuple())
go('Decimal("inf").as_tuple()', lambda: Decimal("inf").as_tuple())
go('Decimal("inf").adjusted()', lambda: Decimal("inf").adjusted())
go('Decimal("0").adjusted()', lambda: Decimal("0").adjusted())
go('Decimal("1").quantize(1,"x")', lambda: Decimal("1").quantize(1,"x"))
go('c.x', lambda: c.x)
go('setattr(c,"x",1)', lambda: setattr(c,"x",1))
go('delattr(c,"prec")', lambda: delattr(c,"prec"))
go('c.__reduce__()', lambda: c.__reduce__())
go('c==c.copy()', lambda: c==c.copy())
go('format(Decimal("nan"),"10")', lambda: format(Decimal("nan"),"10"))
go('format(Decimal("-inf"),"010.2f")', lambda: format(Decimal("-inf"),"010.2f"))
go('format(Decimal("nan"),"010.2f")', lambda: format(Decimal("nan"),"010.2f"))
go('format(Decimal("1"),"x")', lambda: format(Decimal("1"),"x"))
go('format(Decimal("-0.001"),"z.1f")', lambda: format(Decimal("-0.001"),"z.1f"))
go('format(Decimal("1234567"),"015,")', lambda: format(Decimal("1234567"),"015,"))
go('format(Decimal("1.5"),"_")', lambda: format(Decimal("1.5"),"_"))
go('format(Decimal("1"),".")', lambda: format(Decimal("1"),"."))
go('Decimal("1").__complex__()', lambda: Decimal("1").__complex__())
go('complex(Decimal(3))', lambda: complex(Decimal(3)))
go('Decimal(5).__trunc__()', lambda: Decimal(5).__trunc__())
go('Decimal(1).__round__("a")', lambda: Decimal(1).__round__("a"))
go('Decimal("1e400").__float__()', lambda: Decimal("1e400").__float__())
go('Decimal("1").compare("nan")', lambda: Decimal("1").compare("nan"))
go('Decimal.from_float("1")', lambda: Decimal.from_float("1"))
go('Decimal.from_float(1)', lambda: Decimal.from_float(1))
go('c.create_decimal_from_float(0.1)', lambda: c.create_decimal_from_float(0.1))
go('c.create_decimal(0.1)', lambda: c.create_decimal(0.1))
go('getcontext().copy().flags', lambda: getcontext().copy().flags)
go('localcontext(3)', lambda: localcontext(3))
go('localcontext(prec=3).__enter__()', lambda: localcontext(prec=3).__enter__())
go('localcontext(foo=3)', lambda: localcontext(foo=3))
go('setcontext(3)', lambda: setcontext(3))
go('getcontext() is getcontext()', lambda: getcontext() is getcontext())


class Money(Decimal):
    def __new__(cls, value, currency='EUR'):
        self = super().__new__(cls, value)
        self.currency = currency
        return self


m = Money('1.50', 'CHF')
print(m, repr(m), type(m), m.currency, type(m + 1), m == Decimal('1.5'), hash(m) == hash(1.5), copy.copy(m) == m)
for x in 'NaN', '-sNaN7', 'Infinity', '-0', '1E+5':
    d = Decimal(x)
    print(repr(pickle.loads(pickle.dumps(d))), repr(copy.deepcopy(d)), repr(copy.copy(d)), d.as_tuple(),
          d.to_eng_string(), d.number_class())
nan = Decimal('nan')
print(nan == nan, nan != nan, nan in [nan], nan is +nan, {nan: 1}[nan], math.isnan(nan), math.isinf(Decimal('-inf')))
print(sorted([Decimal('inf'), 3, Decimal('-inf'), 2.5]), max(Decimal('-inf'), -1e308), sum([Decimal('inf'), 1]))
quiet = Context(traps=[])
other = pickle.loads(pickle.dumps(quiet))
print(other, quiet.divide(1, 0), quiet.divide(0, 0), quiet.create_decimal('zero'), quiet.sqrt(-1), quiet)
with localcontext(quiet) as inner:
    print(Decimal(1) / 0, Decimal('x'), inner.flags[DivisionByZero], inner is getcontext(), inner is quiet)
    inner.traps[FloatOperation] = True
    go('float', lambda: Decimal(1.5))
    go('order', lambda: Decimal(1) < 1.5)
    go('equality', lambda: Decimal(1) == 1.0)
    go('from_float', lambda: Decimal.from_float(1.5))
with localcontext(prec=4, Emax=9, traps=[Inexact]):
    go('inexact', lambda: Decimal(1) / 3)
    go('exact', lambda: Decimal(1) / 4)
getcontext().prec = 6


def elsewhere():
    print(getcontext().prec, Decimal(1) / 7)
    getcontext().prec = 3


t = threading.Thread(target=elsewhere)
t.start()
t.join()
print(getcontext().prec, Decimal(1) / 7)
for name in 'capitals', 'clamp', 'Emin', 'Emax', 'prec':
    local = getcontext().copy()
    setattr(local, name, 0 if name != 'prec' else 2)
    print(name, local, local.create_decimal('1.2345E-7'), Decimal('1E+20').to_eng_string(local))
