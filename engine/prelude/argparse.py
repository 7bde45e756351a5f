# argparse: options and positional arguments from sys.argv, CPython's usage, help and errors. Subcommands and groups
# that exclude each other are in; files are not.
import sys
from _lang import id
from _argparse_help import Help, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, SUPPRESS


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = argument and argument.shown(), message

    def __str__(self):
        return self.message if self.argument_name is None else f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        return 'Namespace(' + ', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()]) + ')'


class Action:
    def __init__(self, option_strings=(), dest=None, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None, kind='store', version=None):
        self.option_strings, self.dest, self.nargs = list(option_strings), dest, nargs
        self.const, self.default = const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar
        self.kind, self.version = kind, version

    def shown(self):
        if self.option_strings:
            return '/'.join(self.option_strings)
        if self.metavar not in (None, SUPPRESS):
            return self.metavar if isinstance(self.metavar, str) else '/'.join(self.metavar)
        if self.dest not in (None, SUPPRESS):
            return self.dest
        return '{' + ','.join([str(c) for c in self.choices]) + '}' if self.choices else None


_NO_VALUE = ('store_true', 'store_false', 'store_const', 'append_const', 'count', 'help', 'version')


class _Group:
    def __init__(self, parser, title=None, description=None, exclusive=False, required=False):
        self._parser, self.title, self.description, self.actions = parser, title, description, []
        self.exclusive, self.required = exclusive, required

    def add_argument(self, *names, **keywords):
        action = self._parser._add(self if not self.exclusive else None, *names, **keywords)
        if self.exclusive:
            self.actions.append(action)
        return action

    def add_mutually_exclusive_group(self, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


class _Subparsers(Action):
    def __init__(self, parser, dest=None, required=False, help=None, metavar=None, title=None, description=None,
                 prog=None, parser_class=None):
        super().__init__((), dest or SUPPRESS, 'A...', required=required, help=help, metavar=metavar, kind='parsers')
        self._parser, self.choices, self.helps = parser, {}, []

    def add_parser(self, name, help=None, **keywords):
        made = ArgumentParser(prog=keywords.pop('prog', None) or self._parser._prefix() + ' ' + name, **keywords)
        self.choices[name] = made
        if help is not None:
            self.helps.append((name, help))
        return made


class ArgumentParser(Help):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = sys.argv[0].rsplit('/', 1)[-1] if prog is None else prog
        self.usage, self.description, self.epilog, self.formatter_class = usage, description, epilog, formatter_class
        self.allow_abbrev, self._default, self._defaults = allow_abbrev, argument_default, {}
        self._actions, self._exclusive = [], []
        self._positionals, self._optionals = _Group(self, 'positional arguments'), _Group(self, 'options')
        self._groups = [self._positionals, self._optionals]
        self._subparsers = None
        if add_help:
            self.add_argument('-h', '--help', action='help', help='show this help message and exit')
        for parent in parents:
            for action in parent._actions:
                if action.kind != 'help':
                    self._put(action, None)

    def add_argument(self, *names, **keywords):
        return self._add(None, *names, **keywords)

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        group = _Group(self, exclusive=True, required=required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, **keywords):
        if self._subparsers is not None:
            self.error('cannot have multiple subparser arguments')
        self._subparsers = _Subparsers(self, **keywords)
        self._actions.append(self._subparsers)
        group = self._positionals
        if keywords.get('title') or keywords.get('description'):
            group = self.add_argument_group(keywords.get('title') or 'subcommands', keywords.get('description'))
        group.actions.append(self._subparsers)
        return self._subparsers

    def set_defaults(self, **keywords):
        self._defaults.update(keywords)
        for action in self._actions:
            if action.dest in keywords:
                action.default = keywords[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def _dest(self, names, keywords):
        if not names or not names[0].startswith('-'):
            if names and 'dest' in keywords:
                raise ValueError('dest supplied twice for positional argument')
            return [], keywords.pop('dest', names[0] if names else None)
        if 'dest' in keywords:
            return list(names), keywords.pop('dest')
        long = [n for n in names if n.startswith('--')]
        return list(names), (long or names)[0].lstrip('-').replace('-', '_')

    def _add(self, group, *names, action='store', default=None, **keywords):
        options, dest = self._dest(names, keywords)
        kind = action if isinstance(action, str) else 'own'
        if action is BooleanOptionalAction:
            kind = 'boolean'
            options += ['--no-' + n[2:] for n in options if n.startswith('--')]
        known = _NO_VALUE + ('store', 'append', 'extend', 'own', 'boolean')
        if kind not in known:
            raise ValueError(f'unknown action "{action}"')
        if default is None:
            default = {'store_true': False, 'store_false': True, 'help': SUPPRESS,
                       'version': SUPPRESS}.get(kind, self._defaults.get(dest, self._default))
        if kind in ('store_true', 'store_false'):
            keywords['const'] = kind == 'store_true'
        if kind in _NO_VALUE or kind == 'boolean':
            keywords['nargs'] = 0
        if kind in ('help', 'version'):
            dest = SUPPRESS
            if kind == 'version':
                keywords.setdefault('help', "show program's version number and exit")
        kind_type = keywords.get('type')
        if kind_type is not None and not callable(kind_type):
            raise ValueError(f'{kind_type!r} is not callable')
        if not options and 'required' not in keywords:
            nargs = keywords.get('nargs')
            keywords['required'] = nargs not in (OPTIONAL, ZERO_OR_MORE,
                                                 REMAINDER) or nargs == ZERO_OR_MORE and default is None
        made = (action(options, dest, default=default, **keywords) if kind == 'own'
                else Action(options, dest, default=default, kind=kind, **keywords))
        if kind == 'own':
            made.kind = 'own'
        self._put(made, group)
        return made

    def _put(self, action, group):
        for other in self._actions:
            same = [n for n in action.option_strings if n in other.option_strings]
            if same:
                raise ArgumentError(action,
                                    f'conflicting option string{"" if len(same) == 1 else "s"}: {", ".join(same)}')
        self._actions.append(action)
        (group or (self._optionals if action.option_strings else self._positionals)).actions.append(action)

    # ---- reading ----

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error('unrecognized arguments: ' + ' '.join(rest))
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            return namespace, self._read(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    def _option(self, arg):
        # The option that arg names, and the value behind its '='; None: it is no option.
        if not arg.startswith('-') or arg == '-':
            return None
        name, eq, value = arg.partition('=')
        for action in self._actions:
            if arg in action.option_strings:
                return action, arg, None
            if eq and name in action.option_strings:
                return action, name, value
        if arg.startswith('--'):
            like = ([(a, n) for a in self._actions for n in a.option_strings if n.startswith(name)] if self.allow_abbrev
                    else [])
            if len(like) > 1:
                self.error(f"ambiguous option: {name} could match {', '.join([n for _, n in like])}")
            if like:
                return like[0][0], like[0][1], value if eq else None
        else:
            for action in self._actions:
                if arg[:2] in action.option_strings:
                    return action, arg[:2], arg[2:]
            if _is_number(arg) and not any([_is_number(n) for a in self._actions for n in a.option_strings]):
                return None
        if ' ' in arg:
            return None
        return None, arg, None

    def _read(self, args, namespace):
        waiting = [a for a in self._actions if not a.option_strings]
        seen, extras, free = set(), [], []
        i = 0
        only_values = False
        kinds = []
        for arg in args:
            if arg == '--' and not only_values:
                only_values = True
                kinds.append('-')
            else:
                kinds.append('A' if only_values or self._option(arg) is None else 'O')
        while i < len(args):
            if kinds[i] == 'O':
                i = self._take_option(args, kinds, i, namespace, seen, extras)
                continue
            end = i
            while end < len(args) and kinds[end] != 'O':
                end += 1
            values = [a for a, k in zip(args[i:end], kinds[i:end]) if k != '-']
            more = 'O' in kinds[end:]
            used = self._take_positionals(waiting, values, namespace, seen, args[i:], more)
            if used is None:
                return extras
            extras += values[used:]
            i = end
        self._take_positionals(waiting, [], namespace, seen, [], False)
        self._check_all(namespace, seen)
        return extras

    def _take_option(self, args, kinds, i, namespace, seen, extras):
        action, name, value = self._option(args[i])
        i += 1
        if action is None:
            extras.append(args[i - 1])
            return i
        if action.nargs == 0:
            while value and not name.startswith('--'):   # -vx is -v -x
                self._act(action, name, [], namespace, seen)
                found = self._option('-' + value)
                if found is None or found[0] is None:
                    raise ArgumentError(action, f'ignored explicit argument {value!r}')
                action, name, value = found
                if action.nargs != 0:
                    break
            else:
                if value is not None and name.startswith('--'):
                    raise ArgumentError(action, f'ignored explicit argument {value!r}')
                self._act(action, name, [], namespace, seen)
                return i
        if value:
            if not name.startswith('--') and value.startswith('='):
                value = value[1:]
            self._act(action, name, [value], namespace, seen)
            return i
        end = i
        while end < len(args) and kinds[end] == 'A':
            end += 1
        low, high = _how_many(action.nargs)
        n = end - i if high is None else min(high, end - i)
        if n < low:
            raise ArgumentError(action, _wanted(action.nargs))
        self._act(action, name, args[i:i + n], namespace, seen)
        return i + n

    def _take_positionals(self, waiting, values, namespace, seen, rest, more):
        used = 0
        while waiting:
            action = waiting[0]
            if action.kind == 'parsers':
                if not values[used:]:
                    break
                waiting.pop(0)
                self._subcommand(action, values[used], rest[rest.index(values[used]) + 1:], namespace, seen)
                return None
            if action.nargs == REMAINDER:
                waiting.pop(0)
                self._act(action, None, rest[used:], namespace, seen)
                return None
            low, high = _how_many(action.nargs)
            left = len(values) - used
            if left < low or left == 0 and (more or values):
                break
            if low == 0 and left == 0 and more:
                break
            needed = sum([_how_many(a.nargs)[0] for a in waiting[1:] if a.kind != 'parsers'])
            n = max(low, left - needed if high is None else min(high, left - needed))
            waiting.pop(0)
            self._act(action, None, values[used:used + n], namespace, seen)
            used += n
        return used

    def _subcommand(self, action, name, rest, namespace, seen):
        seen.add(id(action))
        if action.dest is not SUPPRESS:
            setattr(namespace, action.dest, name)
        if name not in action.choices:
            raise ArgumentError(
                action, f'invalid choice: {name!r} (choose from {", ".join([repr(c) for c in action.choices])})')
        inner, extras = action.choices[name].parse_known_args(rest)
        for key, value in inner.__dict__.items():
            setattr(namespace, key, value)
        self._check_all(namespace, seen)
        if extras:
            self.error('unrecognized arguments: ' + ' '.join(extras))

    def _value(self, action, text):
        if action.type is not None:
            name = getattr(action.type, '__name__', repr(action.type))
            try:
                text = action.type(text)
            except ArgumentTypeError as e:
                raise ArgumentError(action, str(e))
            except (TypeError, ValueError):
                raise ArgumentError(action, f'invalid {name} value: {text!r}')
        return text

    def _chosen(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(
                action, f'invalid choice: {value!r} (choose from {", ".join([repr(c) for c in action.choices])})')
        return value

    def _act(self, action, name, texts, namespace, seen):
        if texts or action.option_strings:
            for group in self._exclusive:
                for other in group.actions if action in group.actions else ():
                    if other is not action and id(other) in seen:
                        raise ArgumentError(action, f'not allowed with argument {other.shown()}')
            seen.add(id(action))
        kind = action.kind
        if kind == 'help':
            self.print_help()
            self.exit()
        if kind == 'version':
            self._print((action.version or '') % {'prog': self.prog} + '\n', sys.stdout)
            self.exit()
        if not texts and action.nargs in (OPTIONAL, ZERO_OR_MORE) and kind != 'own':
            value = (action.const if action.option_strings and action.nargs == OPTIONAL else action.default
                     if action.default is not None or action.nargs == OPTIONAL else [])
            if action.option_strings and action.nargs == ZERO_OR_MORE:
                value = []
            if isinstance(value, str):
                value = self._value(action, value)
        else:
            values = [self._chosen(action, self._value(action, t)) for t in texts]
            value = values[0] if action.nargs in (None, OPTIONAL) and values else values
        if (not action.option_strings and not texts and kind == 'store'
                and getattr(namespace, action.dest, None) is not action.default):
            return
        self._store(action, kind, name, value, namespace)

    def _store(self, action, kind, name, value, namespace):
        before = getattr(namespace, action.dest, None)
        if kind == 'own':
            action(self, namespace, value, name)
            return
        if kind in ('store_true', 'store_false', 'store_const'):
            value = action.const
        elif kind == 'boolean':
            value = not name.startswith('--no-')
        elif kind == 'count':
            value = (before or 0) + 1
        elif kind == 'append':
            value = list(before or []) + [value]
        elif kind == 'append_const':
            value = list(before or []) + [action.const]
        elif kind == 'extend':
            value = list(before or []) + list(value)
        setattr(namespace, action.dest, value)

    def _check_all(self, namespace, seen):
        missing = [a.shown() for a in self._actions if a.required and id(a) not in seen]
        if missing:
            self.error('the following arguments are required: ' + ', '.join(missing))
        for action in self._actions:
            if (id(action) not in seen and isinstance(action.default, str) and action.default is not SUPPRESS
                    and getattr(namespace, action.dest, None) is action.default):
                setattr(namespace, action.dest, self._value(action, action.default))
        for group in self._exclusive:
            if group.required and not any([id(a) in seen for a in group.actions]):
                self.error('one of the arguments '
                           + ' '.join([a.shown() for a in group.actions if a.help is not SUPPRESS]) + ' is required')

    # ---- leaving ----

    def _print(self, text, file):
        (file or sys.stderr).write(text)

    def print_usage(self, file=None):
        self._print(self.format_usage(), file or sys.stdout)

    def print_help(self, file=None):
        self._print(self.format_help(), file or sys.stdout)

    def exit(self, status=0, message=None):
        if message:
            self._print(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


class BooleanOptionalAction:
    pass


def _is_number(arg):
    try:
        float(arg)
    except ValueError:
        return False
    return True


def _how_many(nargs):
    # The fewest and the most texts; None: any number.
    if nargs is None:
        return 1, 1
    if isinstance(nargs, int):
        return nargs, nargs
    return {OPTIONAL: (0, 1), ZERO_OR_MORE: (0, None), ONE_OR_MORE: (1, None), REMAINDER: (0, None),
            'A...': (1, None)}[nargs]


def _wanted(nargs):
    if isinstance(nargs, int):
        return f'expected {nargs} argument{"" if nargs == 1 else "s"}'
    return {None: 'expected one argument', ONE_OR_MORE: 'expected at least one argument',
            OPTIONAL: 'expected at most one argument'}[nargs]
