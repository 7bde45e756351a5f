# enum: Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique. A class statement's attributes become members in
# Enum.__init_subclass__; what is done to the class itself (Color(1), Color['RED'], for c in Color) is its metaclass's.
import _lang

_FUNCTION, _NATIVE = type(lambda: None), (type(len), type(str.upper))
_DATA = (int, float, str, bytes, tuple)


class auto:
    # Gets its value when the class is made; what the class's body makes of flags until then (R | W) waits for that.
    value = None

    def _settle(self):
        return self.value

    def __or__(self, other):
        return _Combined(int.__or__, self, other)

    def __and__(self, other):
        return _Combined(int.__and__, self, other)

    def __xor__(self, other):
        return _Combined(int.__xor__, self, other)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class _Combined(auto):
    def __init__(self, op, a, b):
        self.parts = op, a, b

    def _settle(self):
        op, a, b = self.parts
        return op(a._settle() if isinstance(a, auto) else a, b._settle() if isinstance(b, auto) else b)


class _Marked:
    def __init__(self, value):
        self.value = value


class member(_Marked):
    # Inside a class statement: its value becomes a member, whatever it is.
    pass


class nonmember(_Marked):
    pass


class EnumType(type):
    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return _find(cls, value)
        return _by_names(cls, value, names, type, start)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn('in 3.12 __contains__ will no longer raise TypeError, but will return True or\n'
                          'False depending on whether the value is a member or the value of a member',
                          DeprecationWarning)
            raise TypeError(
                f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{type(cls).__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', ()):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        type.__delattr__(cls, name)

    def __repr__(cls):
        return f"<{'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


def _find(cls, value):
    if type(value) is cls:
        return value
    try:
        found = cls._value2member_map_.get(value)
    except TypeError:  # not hashable
        found = None
        for member in cls._member_map_.values():
            if member._value_ == value:
                found = member
                break
    if found is None:
        found = cls._missing_(value)
    if isinstance(found, cls):
        return found
    if found is None:
        raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
    raise TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid member')


def _by_names(cls, name, names, mixin, start):
    # Enum('Color', 'RED GREEN')
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    body = {}
    if isinstance(names, dict):
        body.update(names)
    else:
        last = []
        for i, n in enumerate(names):
            if isinstance(n, str):
                value = cls._generate_next_value_(n, start, i, last[:])
            else:
                n, value = n
            last.append(value)
            body[n] = value
    made = type(name, (cls,) if mixin is None else (mixin, cls), body)
    made.__module__ = _lang.caller()
    return made


def _is_member(cls, name, value):
    if isinstance(value, (member, nonmember)):
        return isinstance(value, member)
    if name.startswith('_') and name.endswith('_') or name.startswith(f'_{cls.__name__}__'):
        return False
    if isinstance(value, (_FUNCTION, property, classmethod, staticmethod) + _NATIVE):
        return False
    return not hasattr(type(value), '__get__') and not hasattr(type(value), '__set__')


def _data_type(cls):
    for base in cls.__mro__[1:]:
        if base in _DATA:
            return base


def _own_new(cls):
    for base in cls.__mro__:
        if base not in _DATA and '__new__' in base.__dict__ and base is not object:
            return cls.__new__


def _make(cls, data, name, value):
    args = value if isinstance(value, tuple) else (value,)
    if data is tuple:
        args = (args,)
    new = _own_new(cls)
    if new is not None:
        member = new(cls, *args)
    else:
        member = object.__new__(cls) if data is None else data.__new__(cls, *args)
    if '_value_' not in member.__dict__:
        member._value_ = value if data is None else data(*args)
    member._name_ = name
    member.__objclass__ = cls
    member._sort_order_ = len(cls._member_names_)
    member.__init__(*args)
    return member


def _add(cls, name, member):
    for other in cls._member_map_.values():
        if other._value_ == member._value_:
            member = other
            break
    else:
        if not cls._is_set(member._value_):
            cls._member_names_.append(name)
    cls._member_map_[name] = member
    try:
        cls._value2member_map_.setdefault(member._value_, member)
    except TypeError:
        pass
    return member


class Enum:
    _member_map_ = {}
    _member_names_ = []
    _value2member_map_ = {}

    def __init_subclass__(cls, **keywords):
        for base in cls.__mro__[1:]:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'{cls!r} cannot extend {base!r}')
        data = _data_type(cls)
        cls._member_map_, cls._member_names_, cls._value2member_map_ = {}, [], {}
        if data is not None:
            enum = cls.__bases__[-1]
            for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
                if (name not in cls.__dict__
                        and getattr(cls, name) in (getattr(data, name, None), getattr(object, name))):
                    setattr(cls, name, getattr(enum, name))
        values = []
        found = {}
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, nonmember):
                type.__setattr__(cls, name, value.value)
            elif _is_member(cls, name, value):
                if isinstance(value, member):
                    value = value.value
                if isinstance(value, _Combined):
                    value = value._settle()
                elif isinstance(value, auto):
                    value.value = value = cls._generate_next_value_(name, 1, len(values), values[:])
                values.append(value)
                found[name] = value
        for name in found:
            type.__setattr__(cls, name, _add(cls, name, _make(cls, data, name, found[name])))

    def __init__(self, *args):
        pass

    @staticmethod
    def _is_set(value):
        return False

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, protocol):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


Flag = None
_lang.set_metaclass(Enum, EnumType)


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    __str__ = str.__str__
    __format__ = str.__format__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    @staticmethod
    def _is_set(value):
        # Of several flags, or none: another name for it, no member of its own.
        return isinstance(value, int) and value.bit_count() != 1

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max(last_values).bit_length() if last_values else start

    @classmethod
    def _missing_(cls, value):
        # A set of the flags: a member without a place of its own.
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        every = 0
        for member in cls._member_map_.values():
            every |= member._value_
        if value < 0:
            value = every & value
        if value & ~every:
            if not issubclass(cls, int):
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {bin(value)}\n  allowed {bin(every)}')
        made = cls._value2member_map_.get(value)
        if made is None:
            made = object.__new__(cls) if not issubclass(cls, int) else int.__new__(cls, value)
            made._value_ = value
            names = [m._name_
                     for m in cls if m._value_ and m._value_ & value == m._value_ and m._value_.bit_count() == 1]
            left = value & ~every
            made._name_ = '|'.join(names + ([str(left)] if left else [])) or None
            made._sort_order_ = len(cls._member_names_)
            made.__objclass__ = cls
            cls._value2member_map_[value] = made
        return made

    def __iter__(self):
        return iter([m for m in type(self) if m._value_.bit_count() == 1 and m._value_ & self._value_])

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        if self._name_ is None:
            return f'<{type(self).__name__}: {self._value_!r}>'
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        return (f'{type(self).__name__}({self._value_!r})' if self._name_ is None
                else f'{type(self).__name__}.{self._name_}')

    def _other(self, other):
        if isinstance(other, type(self)):
            return other._value_
        return other if isinstance(other, int) and isinstance(self, int) else None

    def __or__(self, other):
        v = self._other(other)
        return NotImplemented if v is None else type(self)(self._value_ | v)

    def __and__(self, other):
        v = self._other(other)
        return NotImplemented if v is None else type(self)(self._value_ & v)

    def __xor__(self, other):
        v = self._other(other)
        return NotImplemented if v is None else type(self)(self._value_ ^ v)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return type(self)(~self._value_)


class IntFlag(int, ReprEnum, Flag):
    __str__ = int.__repr__
    __format__ = int.__format__
    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    again = [f'{alias} -> {member._name_}'
             for alias, member in enumeration._member_map_.items() if alias != member._name_]
    if again:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(again)}")
    return enumeration


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                again = [(alias, m._name_) for alias, m in enumeration._member_map_.items() if alias != m._name_]
                if again:
                    raise ValueError('aliases found in %r: %s'
                                     % (enumeration, ', '.join([f'{a} -> {n}' for a, n in again])))
            elif check is CONTINUOUS:
                values = {m._value_ for m in enumeration}
                if len(values) > 1:
                    low, high = min(values), max(values)
                    missed = [i for i in range(low + 1, high) if i not in values]
                    if issubclass(enumeration, Flag):
                        missed = [1 << i for i in range(low.bit_length(),
                                                        high.bit_length() - 1) if 1 << i not in values]
                    if missed:
                        raise ValueError(f"invalid {'flag' if issubclass(enumeration, Flag) else 'enum'} "
                                         f"{enumeration.__name__!r}: missing values "
                                         + ', '.join([str(m) for m in missed]))
        return enumeration


property = property
