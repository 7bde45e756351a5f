# The arguments of calls of functions whose parameters are known only when a class is made: namedtuple's __new__, a
# dataclass's __init__.


def _listed(names):
    names = [repr(n) for n in names]
    if len(names) < 3:
        return ' and '.join(names)
    return ', '.join(names[:-1]) + ', and ' + names[-1]


def bind(function, names, defaults, args, keywords, named_only=()):
    # The values of the parameters, self left out, in their order; what a call gets wrong is said as of any function.
    n, known = len(args), names + named_only
    if n > len(names):
        least, most = len([k for k in names if k not in defaults]) + 1, len(names) + 1
        takes = most if least == most else f'from {least} to {most}'
        raise TypeError(
            f"{function}() takes {takes} positional argument{'' if most == 1 else 's'} but {n + 1} were given")
    for name in keywords:
        if name not in known:
            raise TypeError(f"{function}() got an unexpected keyword argument '{name}'")
        if name in names[:n]:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
    for sort, wanted in (('positional', names[n:]), ('keyword-only', named_only)):
        missing = [name for name in wanted if name not in keywords and name not in defaults]
        if missing:
            raise TypeError(f"{function}() missing {len(missing)} required {sort} "
                            f"argument{'s' if len(missing) > 1 else ''}: {_listed(missing)}")
    return list(args) + [keywords[name] if name in keywords else defaults[name] for name in known[n:]]
