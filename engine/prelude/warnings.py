# warnings: said once a place on stderr, raised, or left out, as the filters say. The line's text is not shown.
import sys
import _lang

_filters = [('ignore', DeprecationWarning), ('ignore', ResourceWarning)]   # action, category; the first that fits
_seen = set()


def _action(category):
    for action, of in _filters:
        if issubclass(category, of):
            return action
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    place = _lang.place(stacklevel - 1) or ('sys', 1, '')
    action = _action(category)
    key = str(message), category, place[:2] if action == 'default' else None
    if action == 'error':
        raise message if isinstance(message, Warning) else category(message)
    if action == 'ignore' or action != 'always' and key in _seen:
        return
    _seen.add(key)
    if _kept:
        _kept[-1].append(WarningMessage(message if isinstance(message, Warning) else category(message), category,
                                        place[0], place[1]))
        return
    showwarning(message, category, place[0], place[1])


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = _lang.source_line(filename, lineno) if line is None else line
    return text + f'  {line.strip()}\n' if line else text


def simplefilter(action, category=Warning, lineno=0, append=False):
    _filters.insert(len(_filters) if append else 0, (action, category))


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    simplefilter(action, category, lineno, append)


def resetwarnings():
    _filters.clear()


_kept = []


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno


class catch_warnings:
    def __init__(self, *, record=False, action=None, category=Warning):
        self._record, self._action, self._category = record, action, category

    def __enter__(self):
        self._saved = _filters[:]
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            _kept.append([])
            return _kept[-1]

    def __exit__(self, *args):
        _filters[:] = self._saved
        if self._record:
            _kept.pop()
