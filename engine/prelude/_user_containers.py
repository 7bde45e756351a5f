# UserDict, UserList and UserString, for collections: containers whose data a subclass can reach.
from collections.abc import MutableMapping, MutableSequence, Sequence


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), '__missing__'):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        return type(self)({**self.data, **(other.data if isinstance(other, UserDict) else other)})

    def copy(self):
        return type(self)(self.data)


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)

    def __repr__(self):
        return repr(self.data)

    def _raw(self, other):
        return other.data if isinstance(other, UserList) else other

    def __eq__(self, other):
        return self.data == self._raw(other)

    def __lt__(self, other):
        return self.data < self._raw(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return type(self)(self.data + list(self._raw(other)))

    def __radd__(self, other):
        return type(self)(list(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def copy(self):
        return type(self)(self)


class UserString(Sequence):
    def __init__(self, seq):
        self.data = str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i])

    def __eq__(self, other):
        return self.data == str(other)

    def __hash__(self):
        return hash(self.data)

    def __contains__(self, char):
        return str(char) in self.data

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __getattr__(self, name):
        if name == 'data':
            raise AttributeError(name)
        method = getattr(self.data, name)

        def call(*args, **kwargs):
            made = method(*args, **kwargs)
            return type(self)(made) if isinstance(made, str) else made
        return call


for _cls in (UserDict, UserList, UserString):
    _cls.__module__ = 'collections'
UserList.__hash__ = UserDict.__hash__ = None
