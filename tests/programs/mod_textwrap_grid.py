# textwrap with every option, and words by lot.
import textwrap, random


def go(n, f):
    try:
        print(n, repr(f()))
    except Exception as e:
        print(n, type(e).__name__, e)


T = ['Hello there -- you goof-ball, use the -b option!',
    "The quick brown fox-trot jumped over the lazy dog's back. It was well-known.  Really?",
    'a-b-c-d e--f g---h --opt=value -x',
    'supercalifragilisticexpialidocious is-a-very-very-long-hyphenated-word-indeed', 'tab\there\nnewline\n\npara',
    '   leading and trailing   ', '', ' ', 'one', 'x' * 50, '1-2-3 4-5 a1-b2 em-dash—here',
    'e-mail re-enter co-op T-shirt x-ray non-trivial-thing', 'He said "hi." Then left. (Why?) Ok!', 'foo--bar--baz',
    '-----', 'a  b   c', "it's 'quoted-word' end.", '日本語 テキスト-です']
for t in T:
    for w in (1, 5, 8, 13, 20, 40, 70):
        go((w,), lambda: textwrap.wrap(t, w))
        go((w, 'noh'), lambda: textwrap.wrap(t, w, break_on_hyphens=False))
        go((w, 'nolong'), lambda: textwrap.wrap(t, w, break_long_words=False))
        w < 5 or go((w, 'ind'), lambda: textwrap.fill(t, w, initial_indent='* ', subsequent_indent='  '))
        go((w, 'nodrop'), lambda: textwrap.wrap(t, w, drop_whitespace=False))
        go((w, 'max'), lambda: textwrap.wrap(t, w, max_lines=2))
        go((w, 'fix'), lambda: textwrap.wrap(t, w, fix_sentence_endings=True))
        go((w, 'short'), lambda: textwrap.shorten(t, w))
        go((w, 'short2'), lambda: textwrap.shorten(t, w, placeholder='..'))
        go((w, 'tabs'), lambda: textwrap.wrap(t, w, expand_tabs=False, replace_whitespace=False))
        go((w, 'ts'), lambda: textwrap.wrap(t, w, tabsize=2))
go('w0', lambda: textwrap.wrap('abc', 0))
go('neg', lambda: textwrap.wrap('abc', -1))
go('d', lambda: textwrap.dedent('  a\n    b\n\n  c'))
go('d2', lambda: textwrap.dedent('\ta\n  b'))
go('d3', lambda: textwrap.dedent('  \n a\n'))
go('i', lambda: textwrap.indent('a\n\nb', '> '))
go('i2', lambda: textwrap.indent('a\n\nb', '> ', lambda l: True))
go('kw', lambda: textwrap.wrap('a', foo=1))
go('int', lambda: textwrap.wrap(3))
go('tw', lambda: textwrap.TextWrapper(width=10, max_lines=1, placeholder='long placeholder').wrap('abc def'))
r = random.Random(4)
for i in range(300):
    t = ''.join((r.choice(['word', 'a', 'long-er', '--', '-', ' ', '  ', '\n', 'x1', '.', "don't", 'I', '"q"', 'ab-',
        '9', ',']) for _ in range(r.randrange(25))))
    w = r.randrange(3, 30)
    go(i, lambda: textwrap.wrap(t, w))
    go((i, 2), lambda: textwrap.wrap(t, w, max_lines=3, break_long_words=False))
    go((i, 3), lambda: textwrap.fill(t, w, drop_whitespace=False, initial_indent='--'))
