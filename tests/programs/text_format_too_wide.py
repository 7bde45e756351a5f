# A width that no memory holds is a MemoryError, at once.
for v, spec in ((1, '999999999999999'), ('a', 'é>999999999999999'), (1.5, '0999999999999999'),
                (-1, '99999999999999999999')):
    try:
        format(v, spec)
    except (MemoryError, ValueError) as e:
        print(type(e).__name__, e)
print(f'{7:*^300}{"x":é<150}{-3:0200}')
