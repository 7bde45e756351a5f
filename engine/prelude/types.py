# types: the classes that have no name among the builtins.
from reprlib import recursive_repr as _recursive_repr


def _generator():
    yield


class _Holder:
    def method(self):
        pass


FunctionType = LambdaType = type(lambda: None)
GeneratorType = type(_generator())
MethodType = type(_Holder().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
NoneType = type(None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)


class SimpleNamespace:
    def __init__(self, /, **keywords):
        self.__dict__.update(keywords)

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    @_recursive_repr('namespace(...)')
    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        return name + '(' + ', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()]) + ')'


import sys as _sys
from _lang import cell as CellType, code as CodeType, inner as _inner

GenericAlias, UnionType, MappingProxyType = _inner('_GenericAlias'), _inner('_Union'), _inner('_MappingProxy')
_resolved = _inner('_resolved')
ModuleType = type(_sys)
MethodDescriptorType = type(str.join)
GetSetDescriptorType = MemberDescriptorType = type(type.__dict__['__name__'])


try:
    raise TypeError
except TypeError as _e:
    TracebackType = type(_e.__traceback__)


def resolve_bases(bases):
    found = _resolved(bases)
    return found if found != tuple(bases) else bases


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    resolved = resolve_bases(bases)
    metaclass = kwds.pop('metaclass', type(resolved[0]) if resolved else type)
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, resolved, namespace, **kwds)
