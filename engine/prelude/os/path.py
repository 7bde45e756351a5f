# os.path: what can be said of a path from its text alone. There are no files to ask about.
import os

sep = '/'
curdir, pardir, extsep, pathsep, devnull = '.', '..', '.', ':', '/dev/null'


def join(a, /, *more):
    path = os.fspath(a)
    for b in map(os.fspath, more):
        if b.startswith('/'):
            path = b
        else:
            path += b if not path or path.endswith('/') else '/' + b
    return path


def split(p):
    p = os.fspath(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = os.fspath(p)
    start = p.rfind('/') + 1
    dot = p.rfind('.')
    if dot < start or not p[start:dot].strip('.'):
        return p, ''
    return p[:dot], p[dot:]


def isabs(s):
    return os.fspath(s).startswith('/')


def normpath(path):
    path = os.fspath(path)
    if path == '':
        return '.'
    root = '' if not path.startswith('/') else '//' if path.startswith('//') and not path.startswith('///') else '/'
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or not root and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


def abspath(path):
    return normpath(join(os.getcwd(), path))


realpath = abspath


def relpath(path, start='.'):
    here = [part for part in abspath(start).split('/') if part]
    there = [part for part in abspath(path).split('/') if part]
    same = len(commonprefix([here, there]))
    return join(*['..'] * (len(here) - same), *there[same:], '') .rstrip('/') or '.' if here != there else '.'


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def normcase(s):
    return os.fspath(s)


def expanduser(path):
    path = os.fspath(path)
    if path == '~' or path.startswith('~/'):
        return os.environ.get('HOME', '~') + path[1:]
    return path


def expandvars(path):
    import re
    return re.sub(r'\$(\w+|\{[^}]*\})', lambda m: os.environ.get(m.group(1).strip('{}'), m.group()), os.fspath(path))


def splitdrive(p):
    return '', os.fspath(p)
