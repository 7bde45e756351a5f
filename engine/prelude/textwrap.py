# textwrap: dedent, indent, wrap, fill and shorten, on blanks alone (CPython also breaks at hyphens; so do we not).


def dedent(text):
    lines = text.split('\n')
    margin = None
    for i, line in enumerate(lines):
        rest = line.lstrip(' \t')
        if not rest:
            lines[i] = ''
            continue
        blank = line[:len(line) - len(rest)]
        if margin is None:
            margin = blank
        while not blank.startswith(margin):
            margin = margin[:-1]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    parts = []
    for line in text.splitlines(True):
        wanted = line.strip() if predicate is None else predicate(line)
        parts.append(prefix + line if wanted else line)
    return ''.join(parts)


def wrap(text, width=70, *, initial_indent='', subsequent_indent=''):
    if width <= 0:
        raise ValueError(f'invalid width {width!r} (must be > 0)')
    lines, line = [], initial_indent
    words = text.split()
    began = False
    while words:
        word = words[0]
        gap = ' ' if began else ''
        if len(line) + len(gap) + len(word) <= width:
            line += gap + word
            began = True
            words.pop(0)
            continue
        if not began:  # a word longer than a line is cut
            room = max(width - len(line), 1)
            line += word[:room]
            words[0] = word[room:]
        lines.append(line)
        line, began = subsequent_indent, False
    if began:
        lines.append(line)
    return lines


def fill(text, width=70, **keywords):
    return '\n'.join(wrap(text, width, **keywords))


def shorten(text, width, *, placeholder=' [...]'):
    words = text.split()
    whole = ' '.join(words)
    if len(whole) <= width:
        return whole
    while words and len(' '.join(words)) + len(placeholder) > width:
        words.pop()
    if not words:
        return placeholder.lstrip()
    return ' '.join(words) + placeholder


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent=''):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent

    def wrap(self, text):
        return wrap(text, self.width, initial_indent=self.initial_indent, subsequent_indent=self.subsequent_indent)

    def fill(self, text):
        return '\n'.join(self.wrap(text))
