# A pattern's text into the words that regex.c runs: read into a tree of tuples first, then written out. The numbers of
# the instructions are those of engine/lang/library/regex.h.
#
# The tree: ('char', c, fold), ('any', all), ('set', not, fold, ranges), ('cat', nodes), ('alt', nodes),
# ('repeat', min, max, greedy, node), ('group', n, node), ('ref', n, fold), ('at', place), ('look', ahead, not, node),
# ('ifset', n, yes, no).
import _re

I, L, M, S, U, X, A = 2, 4, 8, 16, 32, 64, 256
MATCH, CHAR, FOLD, ANY, ALL, SET, SPLIT, JUMP, SAVE, AT, REF, LOOK, LOOP, CLEAR, TURN, IFSET = range(16)
_CLASSES = {'d': 0, 'D': 1, 'w': 2, 'W': 3, 's': 4, 'S': 5}
_ESCAPES = {'n': 10, 't': 9, 'r': 13, 'f': 12, 'v': 11, 'a': 7, '0': 0}
_FLAGS = {'i': I, 'L': L, 'm': M, 's': S, 'u': U, 'x': X, 'a': A}
MOST_WORDS = 200000


class error(Exception):
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            self.lineno = pattern.count('\n', 0, pos) + 1
            self.colno = pos - pattern.rfind('\n', 0, pos)
            msg = f'{msg} at position {pos}'
            if '\n' in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


class Parser:
    def __init__(self, pattern, flags):
        self.text, self.flags, self.at = pattern, flags, 0
        self.groups, self.names, self.open = 0, {}, []

    def fail(self, msg, at=None):
        raise error(msg, self.text, self.at if at is None else at)

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take(self, what):
        if self.text.startswith(what, self.at):
            self.at += len(what)
            return True
        return False

    def until(self, end, what):
        stop = self.text.find(end, self.at)
        if stop < 0:
            if self.at == len(self.text):
                self.fail('missing ' + what)
            self.fail(f'missing {end}, unterminated name', self.at)
        name = self.text[self.at:stop]
        if not name:
            self.fail('missing ' + what)
        self.at = stop + 1
        return name

    def whole(self):
        tree = self.choice()
        if self.at < len(self.text):
            self.fail('unbalanced parenthesis')
        return tree

    def choice(self):
        branches = [self.sequence()]
        while self.take('|'):
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ('alt', branches)

    def skip_verbose(self):
        while self.at < len(self.text):
            if self.text[self.at].isspace():
                self.at += 1
            elif self.text[self.at] == '#':
                stop = self.text.find('\n', self.at)
                self.at = len(self.text) if stop < 0 else stop + 1
            else:
                return

    def sequence(self):
        nodes = []
        while True:
            if self.flags & X:
                self.skip_verbose()
            if self.at == len(self.text) or self.text[self.at] in '|)':
                return ('cat', nodes)
            start = self.at
            node = self.atom()
            if node is None:
                continue
            if self.flags & X:
                self.skip_verbose()
            nodes.append(self.repeated(node, start))

    def repeated(self, node, start):
        many = 0
        while True:
            here = self.at
            c = self.peek()
            if c == '' or c not in '*+?{':
                return node
            low, high = self.times(c)
            if low is None:
                return node
            if many or node[0] == 'at':
                self.fail('multiple repeat' if many else 'nothing to repeat', here)
            greedy = not self.take('?')
            if greedy and self.take('+'):
                self.fail("mplab's re has no possessive repeats", here)
            node = ('repeat', low, high, greedy, node)
            many += 1
            if self.flags & X:
                self.skip_verbose()

    def times(self, c):
        if c != '{':
            self.at += 1
            return {'*': (0, -1), '+': (1, -1), '?': (0, 1)}[c]
        stop = self.text.find('}', self.at)
        body = self.text[self.at + 1:stop] if stop > 0 else ''
        low, comma, high = body.partition(',')
        if (not (low + high).isdigit() and not body == ',' or body == '' or (low != '' and not low.isdigit())
                or (high != '' and not high.isdigit())):
            return None, None       # a brace that is a character
        first = int(low) if low else 0
        last = (int(high) if high else -1) if comma else first
        if last != -1 and last < first:
            self.fail('min repeat greater than max repeat', self.at + 1)
        self.at = stop + 1
        return first, last

    def char(self, c):
        folded = c.lower()
        if self.flags & I and len(folded) == 1 and (folded != c or c.upper() != c):
            return ('char', ord(folded), True)
        return ('char', ord(c), False)

    def atom(self):
        c = self.text[self.at]
        here = self.at
        self.at += 1
        if c == '.':
            return ('any', bool(self.flags & S))
        if c == '^':
            return ('at', 1 if self.flags & M else 0)
        if c == '$':
            return ('at', 3 if self.flags & M else 4)
        if c == '[':
            return self.char_set(here)
        if c == '(':
            return self.parenthesis(here)
        if c == '\\':
            return self.escape(here)
        if c in '*+?' or c == '{' and self.times_at(here):
            self.fail('nothing to repeat', here)
        return self.char(c)

    def times_at(self, here):
        self.at = here
        found = self.times('{')[0] is not None
        self.at = here + 1
        return found

    def of_class(self, c):
        return -1 - (_CLASSES[c] | (8 if self.flags & A else 0))

    def hexadecimal(self, c, here):
        n = {'x': 2, 'u': 4, 'U': 8}[c]
        digits = self.text[self.at:self.at + n]
        if len(digits) < n or not all([d in '0123456789abcdefABCDEF' for d in digits]):
            self.fail(f'incomplete escape {self.text[here:self.at + len(digits)]}', here)
        self.at += n
        return int(digits, 16)

    def escape(self, here):
        if self.at == len(self.text):
            self.fail('bad escape (end of pattern)', here)
        c = self.text[self.at]
        self.at += 1
        if c in _CLASSES:
            w = self.of_class(c)
            return ('set', False, False, [(w, w)])
        if c in 'bB':
            return ('at', (5 if c == 'b' else 6) + (2 if self.flags & A else 0))
        if c == 'A':
            return ('at', 0)
        if c == 'Z':
            return ('at', 2)
        if c in _ESCAPES and not (c == '0' and self.peek().isdigit()):
            return self.char(chr(_ESCAPES[c]))
        if c in 'xuU':
            return self.char(chr(self.hexadecimal(c, here)))
        if c.isdigit():
            if c != '0':
                if self.peek().isdigit():
                    c += self.text[self.at]
                    self.at += 1
                return self.reference(int(c), here + 1)
            self.at += 1
            return self.char(chr(int(self.text[here + 1:self.at], 8)))
        if c.isalpha() and ord(c) < 128:
            self.fail('bad escape \\' + c, here)
        return self.char(c)

    def reference(self, n, here):
        if n > self.groups:
            self.fail(f'invalid group reference {n}', here)
        if n in self.open:
            self.fail('cannot refer to an open group', here)
        return ('ref', n, bool(self.flags & I))

    def set_item(self, start):
        c = self.text[self.at]
        here = self.at
        self.at += 1
        if c != '\\':
            return ord(c)
        if self.at == len(self.text):
            self.fail('unterminated character set', start)
        c = self.text[self.at]
        self.at += 1
        if c in _CLASSES:
            return self.of_class(c)
        if c == 'b':
            return 8
        if c in _ESCAPES:
            return _ESCAPES[c]
        if c in 'xuU':
            return self.hexadecimal(c, here)
        if c.isalpha() and ord(c) < 128:
            self.fail('bad escape \\' + c, here)
        return ord(c)

    def char_set(self, start):
        negated = self.take('^')
        ranges = []
        first = True
        while True:
            if self.at == len(self.text):
                self.fail('unterminated character set', start)
            if self.peek() == ']' and not first:
                self.at += 1
                break
            first = False
            here = self.at
            low = high = self.set_item(start)
            if self.peek() == '-' and self.text[self.at + 1:self.at + 2] not in (']', ''):
                self.at += 1
                high = self.set_item(start)
                if low < 0 or high < 0 or high < low:
                    self.fail(f'bad character range {self.text[here:self.at]}', here)
            ranges.append((low, high))
        return ('set', negated, bool(self.flags & I), ranges)

    def group(self, name, here):
        self.groups += 1
        n = self.groups
        if name is not None:
            self.check_name(name)
            if name in self.names:
                self.fail(f'redefinition of group name {name!r} as group {n}; was group {self.names[name]}',
                          self.at - 1 - len(name))
            self.names[name] = n
        self.open.append(n)
        node = self.inside(here)
        self.open.remove(n)
        return ('group', n, node)

    def check_name(self, name):
        if not name.isidentifier():
            self.fail(f'bad character in group name {name!r}', self.at - 1 - len(name))

    def inside(self, here):
        flags = self.flags
        node = self.choice()
        if not self.take(')'):
            self.fail('missing ), unterminated subpattern', here)
        self.flags = flags
        return node

    def parenthesis(self, here):
        if not self.take('?'):
            return self.group(None, here)
        if self.take('P<'):
            return self.group(self.until('>', 'group name'), here)
        if self.take('P='):
            name = self.until(')', 'group name')
            self.check_name(name)
            if name not in self.names:
                self.fail(f'unknown group name {name!r}', self.at - 1 - len(name))
            return self.reference(self.names[name], self.at - 1 - len(name))
        if self.take(':'):
            return self.inside(here)
        if self.take('#'):
            stop = self.text.find(')', self.at)
            if stop < 0:
                self.fail('missing ), unterminated comment', here)
            self.at = stop + 1
            return None
        for mark, ahead, negated in ('=', 1, 0), ('!', 1, 1), ('<=', 0, 0), ('<!', 0, 1):
            if self.take(mark):
                return ('look', ahead, negated, self.inside(here))
        if self.take('('):
            return self.conditional(here)
        return self.inline_flags(here)

    def conditional(self, here):
        name = self.until(')', 'group name')
        n = int(name) if name.isdigit() else self.names.get(name)
        if n is None or n > self.groups:
            self.fail(f'unknown group name {name!r}' if n is None else f'invalid group reference {n}',
                      self.at - 1 - len(name))
        node = self.inside(here)
        branches = node[1] if node[0] == 'alt' else [node]
        if len(branches) > 2:
            self.fail('conditional backref with more than two branches')
        return ('ifset', n, branches[0], branches[1] if len(branches) == 2 else ('cat', []))

    def inline_flags(self, here):
        on = off = 0
        minus = False
        while self.peek() and self.peek() in _FLAGS or self.peek() == '-':
            if self.peek() == '-':
                minus = True
            elif minus:
                off |= _FLAGS[self.peek()]
            else:
                on |= _FLAGS[self.peek()]
            self.at += 1
        if self.take(':'):
            flags = self.flags
            self.flags = (flags | on) & ~off
            node = self.inside(here)
            self.flags = flags
            return node
        if not self.take(')') or minus:
            self.fail('unknown extension ?' + self.peek(), here + 1)
        if here != 0:
            self.fail('global flags not at the start of the expression', here)
        self.flags |= on
        return None


def width(node):
    # How many characters it takes; None if that varies.
    kind = node[0]
    if kind in ('char', 'any', 'set'):
        return 1
    if kind in ('at', 'look'):
        return 0
    if kind == 'cat':
        all_of = [width(n) for n in node[1]]
        return None if None in all_of else sum(all_of)
    if kind in ('alt', 'ifset'):
        all_of = {width(n) for n in (node[1] if kind == 'alt' else node[2:])}
        return all_of.pop() if len(all_of) == 1 else None
    if kind == 'repeat':
        one = width(node[4])
        return None if one is None or node[1] != node[2] else one * node[1]
    return width(node[2]) if kind == 'group' else None


class Writer:
    def __init__(self, groups):
        self.words, self.slots = [], 2 * groups + 2

    def one(self, node):
        kind = node[0]
        if kind == 'char':
            return [FOLD if node[2] else CHAR, node[1]]
        if kind == 'any':
            return [ALL if node[1] else ANY]
        if kind == 'set':
            return [SET, int(node[1]), int(node[2]), len(node[3]), *[x for pair in node[3] for x in pair]]
        return None

    def write(self, node):
        if len(self.words) > MOST_WORDS:
            raise error("mplab's re: this pattern is too large")
        kind, out = node[0], self.words
        single = self.one(node)
        if single:
            out += single
        elif kind == 'cat':
            for n in node[1]:
                self.write(n)
        elif kind == 'group':
            out += [SAVE, 2 * node[1]]
            self.write(node[2])
            out += [SAVE, 2 * node[1] + 1]
        elif kind == 'at':
            out += [AT, node[1]]
        elif kind == 'ref':
            out += [REF, node[1], int(node[2])]
        elif kind == 'alt':
            self.alternatives(node[1])
        elif kind == 'repeat':
            self.repeat(*node[1:])
        elif kind == 'ifset':
            self.either(node)
        else:
            self.look(*node[1:])

    def alternatives(self, branches):
        ends = []
        for n in branches[:-1]:
            split = self.split()
            self.write(n)
            ends.append(len(self.words) + 1)
            self.words += [JUMP, 0]
            self.words[split + 1] = len(self.words)
        self.write(branches[-1])
        for at in ends:
            self.words[at] = len(self.words)

    def split(self):
        self.words += [SPLIT, len(self.words) + 3, 0]
        return len(self.words) - 2

    def either(self, node):
        self.words += [IFSET, node[1], 0]
        at = len(self.words) - 1
        self.write(node[2])
        self.words += [JUMP, 0]
        end = len(self.words) - 1
        self.words[at] = len(self.words)
        self.write(node[3])
        self.words[end] = len(self.words)

    def look(self, ahead, negated, node):
        size = 0
        if not ahead:
            size = width(node)
            if size is None:
                raise error('look-behind requires fixed-width pattern')
        self.words += [LOOK, ahead, negated, size, 0]
        at = len(self.words) - 1
        self.write(node)
        self.words.append(MATCH)
        self.words[at] = len(self.words)

    def repeat(self, low, high, greedy, node):
        single = self.one(node)
        if single:
            self.words += [LOOP, low, high, int(greedy), *single]
            return
        for i in range(low):
            self.write(node)
        if high < 0:
            self.endless(greedy, node)
        else:
            self.at_most(high - low, greedy, node)

    def order(self, split, greedy):
        # A lazy repeat tries the other way first.
        if not greedy:
            words = self.words
            words[split], words[split + 1] = words[split + 1], words[split]

    def endless(self, greedy, node):
        slot, self.slots = self.slots, self.slots + 1
        self.words += [CLEAR, slot]
        start = len(self.words)
        split = self.split()
        self.words += [TURN, slot]
        self.write(node)
        self.words += [JUMP, start]
        self.words[split + 1] = len(self.words)
        self.order(split, greedy)

    def at_most(self, times, greedy, node):
        splits = []
        for i in range(times):
            splits.append(self.split())
            self.write(node)
        for split in splits:
            self.words[split + 1] = len(self.words)
            self.order(split, greedy)


def compile(pattern, flags):
    # The program, its flags, how many groups and slots it has, the groups' names.
    parser = Parser(pattern, flags)
    tree = parser.whole()
    writer = Writer(parser.groups)
    writer.write(tree)
    writer.words.append(MATCH)
    final = parser.flags | (0 if parser.flags & A else U)
    return _re.program(writer.words, parser.groups, writer.slots), final, parser.groups, writer.slots, parser.names
