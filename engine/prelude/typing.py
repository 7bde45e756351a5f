# typing: names for annotations. Nothing here checks anything.

TYPE_CHECKING = False


class _Form:
    def __init__(self, name, args=()):
        self._name = name
        self.__args__ = args

    def __getitem__(self, args):
        return _Form(self._name, args if isinstance(args, tuple) else (args,))

    def __call__(self, *args, **keywords):
        raise TypeError(f'Type {self._name} cannot be instantiated')

    def __or__(self, other):
        return _Form('Union', (self, other))

    def __ror__(self, other):
        return _Form('Union', (other, self))

    def __repr__(self):
        name = 'typing.' + self._name
        if not self.__args__:
            return name
        return name + '[' + ', '.join([a.__name__ if isinstance(a, type) else repr(a) for a in self.__args__]) + ']'


Any, Union, Optional, Callable, List, Dict, Set, FrozenSet, Tuple, Type = [
    _Form(n) for n in ('Any', 'Union', 'Optional', 'Callable', 'List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type')]
Iterable, Iterator, Sequence, Mapping, MutableMapping, MutableSequence, Collection, Hashable, Sized, Generator = [
    _Form(n) for n in ('Iterable', 'Iterator', 'Sequence', 'Mapping', 'MutableMapping', 'MutableSequence', 'Collection', 'Hashable', 'Sized', 'Generator')]
Literal, Final, ClassVar, NoReturn, Self, Deque, DefaultDict, Counter, OrderedDict, Annotated = [
    _Form(n) for n in ('Literal', 'Final', 'ClassVar', 'NoReturn', 'Self', 'Deque', 'DefaultDict', 'Counter', 'OrderedDict', 'Annotated')]
AnyStr = Text = str


class Generic:
    def __class_getitem__(cls, args):
        return cls


class Protocol(Generic):
    pass


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name

    def __repr__(self):
        return '~' + self.__name__


def NewType(name, tp):
    def made(x):
        return x
    made.__name__ = made.__qualname__ = name
    return made


def cast(typ, val):
    return val


def overload(func):
    return func


def final(x):
    return x


def no_type_check(x):
    return x
