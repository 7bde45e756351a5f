# How things cross: copyreg.pickle, a ForkingPickler reducer, __reduce__, __getnewargs__, state that is left behind.
import copyreg
import multiprocessing as mp
import pickle
from multiprocessing.reduction import ForkingPickler


class Temperature:
    __slots__ = ('degrees', 'unit')

    def __init__(self, degrees, unit='C'):
        self.degrees, self.unit = degrees, unit

    def __repr__(self):
        return f'{self.degrees}{self.unit}'


class Handle:
    def __init__(self, path):
        self.path = path
        self.cache = lambda: path

    def __getstate__(self):
        state = self.__dict__.copy()
        del state['cache']
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = lambda: self.path + ' (again)'


class Fixed(int):
    def __new__(cls, value, places):
        self = super().__new__(cls, value)
        self.places = places
        return self

    def __getnewargs__(self):
        return int(self), self.places

    def __str__(self):
        return f'{int(self) / 10 ** self.places:.{self.places}f}'


def rebuild(degrees):
    return Temperature(degrees * 9 / 5 + 32, 'F')


def reduce_temperature(t):
    return rebuild, (t.degrees,)


class Token:
    made = 0

    def __init__(self):
        Token.made += 1

    def __reduce__(self):
        return Token, ()


def echo(inbox, outbox):
    for item in iter(inbox.get, 'stop'):
        outbox.put((repr(item) if isinstance(item, Temperature) else item, type(item).__name__))


if __name__ == '__main__':
    copyreg.pickle(Temperature, reduce_temperature)
    print(pickle.loads(pickle.dumps(Temperature(100))))
    inbox, outbox = mp.Queue(), mp.Queue()
    p = mp.Process(target=echo, args=(inbox, outbox))
    p.start()
    for item in (Temperature(10), Handle('a/b'), Fixed(31415, 4), Token(), [Fixed(5, 1)] * 2):
        inbox.put(item)
        back, kind = outbox.get()
        if kind == 'Handle':
            print(kind, back.path, back.cache(), sorted(vars(back)))
        elif kind == 'list':
            print(kind, back[0] is back[1], str(back[0]))
        else:
            print(kind, back if kind != 'Token' else Token.made)
    inbox.put('stop')
    p.join()
    for bad in (lambda: 1, mp.Lock(), (x for x in 'ab')):
        try:
            ForkingPickler.dumps(bad)
        except Exception as e:
            print(type(e).__name__, str(e).split(' at 0x')[0])
