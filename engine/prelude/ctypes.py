# ctypes: structures of simple fields. The simple types themselves are natives.
#
# A structure keeps an object of its field's type for each field: private ones of its own, or cells of the world (multiprocessing_sharedctypes.py).


_SimpleCData = c_int.__mro__[1]


def _field(name):
    def get(self):
        return self._cells[name].value

    def put(self, value):
        self._cells[name].value = value
    return property(get, put)


class Structure:
    _fields_ = ()

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        cls._names_ = dict(getattr(cls.__mro__[1], '_names_', {}))
        for name, kind in cls.__dict__.get('_fields_', ()):
            if not (isinstance(kind, type) and issubclass(kind, _SimpleCData)):
                raise NotImplementedError(f'mplab: field {name!r}: a field of a Structure is of one of the simple types of ctypes')
            cls._names_[name] = kind
            setattr(cls, name, _field(name))

    def __init__(self, *args, **keywords):
        if '_cells' not in self.__dict__:
            self._cells = {name: kind() for name, kind in self._names_.items()}
        if len(args) > len(self._names_):
            raise TypeError('too many initializers')
        for name, value in zip(self._names_, args):
            if name in keywords:
                raise TypeError(f'duplicate values for field {name!r}')
            setattr(self, name, value)
        for name, value in keywords.items():
            setattr(self, name, value)
