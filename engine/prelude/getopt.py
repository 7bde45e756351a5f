# getopt: options of a command line as C programs read them.
import os as _os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def _names(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def getopt(args, shortopts, longopts=[]):
    opts = []
    longopts = _names(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        first, args = args[0], args[1:]
        if first == '--':
            break
        if first.startswith('--'):
            opts, args = do_longs(opts, first[2:], longopts, args)
        else:
            opts, args = do_shorts(opts, first[1:], shortopts, args)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    opts, others = [], []
    longopts = _names(longopts)
    stops = shortopts.startswith('+')
    if stops:
        shortopts = shortopts[1:]
    elif _os.environ.get('POSIXLY_CORRECT'):
        stops = True
    while args:
        first = args[0]
        if first == '--':
            others += args[1:]
            break
        if first[:2] == '--':
            opts, args = do_longs(opts, first[2:], longopts, args[1:])
        elif first[:1] == '-' and first != '-':
            opts, args = do_shorts(opts, first[1:], shortopts, args[1:])
        elif stops:
            others += args
            break
        else:
            others.append(first)
            args = args[1:]
    return opts, others


def do_longs(opts, opt, longopts, args):
    name, equals, value = opt.partition('=')
    wants, name = long_has_args(name, longopts)
    if wants:
        if not equals:
            if not args:
                raise GetoptError(f'option --{name} requires argument', name)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(f'option --{name} must not have an argument', name)
    opts.append(('--' + name, value))
    return opts, args


def long_has_args(opt, longopts):
    possible = [name for name in longopts if name.startswith(opt)]
    if not possible:
        raise GetoptError(f'option --{opt} not recognized', opt)
    if opt in possible:
        return False, opt
    if opt + '=' in possible:
        return True, opt
    if len(possible) > 1:
        raise GetoptError(f'option --{opt} not a unique prefix', opt)
    name = possible[0]
    return (True, name[:-1]) if name.endswith('=') else (False, name)


def do_shorts(opts, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        value = ''
        if short_has_arg(letter, shortopts):
            if not letters:
                if not args:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ''
        opts.append(('-' + letter, value))
    return opts, args


def short_has_arg(opt, shortopts):
    for i in range(len(shortopts)):
        if opt == shortopts[i] != ':':
            return shortopts.startswith(':', i + 1)
    raise GetoptError(f'option -{opt} not recognized', opt)
