# The usage and the help that argparse prints.

OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, SUPPRESS = '?', '*', '+', '...', '==SUPPRESS=='
WIDTH = 78        # of 80 columns


def _filled(text, width):
    lines, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + ' ' + word if line else word
    return lines + [line] if line else lines


class Help:
    def _metavar(self, action):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return '{' + ','.join([str(c) for c in action.choices]) + '}'
        return action.dest.upper() if action.option_strings else action.dest

    def _values(self, action):
        # As [N ...] or N N
        name = self._metavar(action)
        names = name if isinstance(name, tuple) else (name,)
        nargs = action.nargs
        if nargs is None:
            return names[0]
        if nargs == OPTIONAL:
            return f'[{names[0]}]'
        if nargs == ZERO_OR_MORE:
            return f'[{names[0]} ...]' if len(names) == 1 else f'[{names[0]} [{names[1]} ...]]'
        if nargs == ONE_OR_MORE:
            return f'{names[0]} [{names[-1]} ...]'
        if nargs == REMAINDER:
            return '...'
        if nargs == 'A...':
            return f'{names[0]} ...'
        return ' '.join([names[i % len(names)] for i in range(nargs)])

    def _usage_of(self, action, bare=False):
        if not action.option_strings:
            return self._values(action)
        text = action.option_strings[0]
        if action.kind == 'boolean':
            text = ' | '.join(action.option_strings)
        elif action.nargs != 0:
            text += ' ' + self._values(action)
        return text if action.required or bare else f'[{text}]'

    def _usage_parts(self):
        options, done = [], []
        shown = [a for a in self._actions if a.help is not SUPPRESS]
        for action in shown:
            group = [g for g in self._exclusive if action in g.actions and len(g.actions) > 1]
            if group:
                if group[0] not in done:
                    done.append(group[0])
                    inside = ' | '.join([self._usage_of(a, True) for a in group[0].actions if a.help is not SUPPRESS])
                    options.append(f'({inside})' if group[0].required else f'[{inside}]')
            elif action.option_strings:
                options.append(self._usage_of(action))
        return options, [self._usage_of(a) for a in shown if not a.option_strings]

    def _prefix(self):
        return ' '.join([self.prog,
                         *[self._usage_of(a) for a in self._actions if not a.option_strings and a.kind != 'parsers']])

    def format_usage(self):
        if self.usage is not None:
            return f'usage: {self.usage % {"prog": self.prog}}\n'
        options, positionals = self._usage_parts()
        whole = ' '.join([self.prog, *options, *positionals])
        if len(whole) + 7 <= WIDTH:
            return f'usage: {whole}\n'
        indent = ' ' * (len(self.prog) + 8)
        if len(self.prog) + 7 > 0.75 * WIDTH:
            indent = ' ' * 7
            lines = [self.prog] + self._wrapped([*options, *positionals], indent)
        else:
            lines = (self._wrapped([self.prog, *options], indent, 7) if options
                     else self._wrapped([self.prog, *positionals], indent, 7))
            if options:
                lines += self._wrapped(positionals, indent)
        return 'usage: ' + '\n'.join(lines) + '\n'

    def _wrapped(self, parts, indent, before=None):
        lines, line = [], []
        length = (before or len(indent)) - 1
        for part in parts:
            if line and length + 1 + len(part) > WIDTH:
                lines.append((indent if lines or before is None else '') + ' '.join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append((indent if lines or before is None else '') + ' '.join(line))
        return lines

    def _invocation(self, action):
        if not action.option_strings:
            name = (self._metavar(action) if action.kind != 'parsers' or action.metavar
                    or action.choices else action.dest)
            return name if isinstance(name, str) else ' '.join(name)
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        return ', '.join([n + ' ' + self._values(action) for n in action.option_strings])

    def _explained(self, action):
        if not action.help:
            return ''
        fields = {k: v for k, v in action.__dict__.items() if v is not SUPPRESS}
        fields['prog'] = self.prog
        if hasattr(action.type, '__name__'):
            fields['type'] = action.type.__name__
        if action.choices is not None:
            fields['choices'] = ', '.join([str(c) for c in action.choices])
        text = action.help
        if (self.formatter_class.__name__ == 'ArgumentDefaultsHelpFormatter' and '%(default)' not in text
                and action.default is not SUPPRESS):
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text % fields

    def _rows(self, group):
        rows = []
        for action in group.actions:
            if action.help is SUPPRESS:
                continue
            rows.append((2, self._invocation(action), self._explained(action)))
            for name, text in getattr(action, 'helps', ()):
                rows.append((4, name, text))
        return rows

    def _row_text(self, row, at):
        indent, name, text = row
        head = ' ' * indent + name
        if not text:
            return head + '\n'
        raw = self.formatter_class.__name__ == 'RawTextHelpFormatter'
        lines = text.splitlines() if raw else _filled(text, max(WIDTH - at, 11))
        if len(head) > at - 2:
            return head + '\n' + ''.join([' ' * at + line + '\n' for line in lines])
        return head.ljust(at) + ('\n' + ' ' * at).join(lines) + '\n'

    def _paragraph(self, text, indent=''):
        text = text % {'prog': self.prog} if '%(prog)' in text else text
        if self.formatter_class.__name__.startswith('Raw'):
            return ''.join([indent + line + '\n' for line in text.rstrip('\n').splitlines()])
        return ''.join([indent + line + '\n' for line in _filled(text, WIDTH - len(indent))])

    def format_help(self):
        sections = [(g, self._rows(g)) for g in self._groups]
        longest = max([row[0] + len(row[1]) for _, rows in sections for row in rows] or [0])
        at = min(longest + 2, 24)
        parts = [self.format_usage()]
        if self.description:
            parts.append(self._paragraph(self.description))
        for group, rows in sections:
            if not rows and not group.description:
                continue
            text = f'{group.title}:\n' if group.title else ''
            if group.description:
                text += self._paragraph(group.description, '  ') + ('\n' if rows else '')
            parts.append(text + ''.join([self._row_text(row, at) for row in rows]))
        if self.epilog:
            parts.append(self._paragraph(self.epilog))
        return '\n'.join(parts)
