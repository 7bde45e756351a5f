# refused: 2:6: SyntaxError: iterable unpacking cannot be used in comprehension
x = [*a for a in []]
