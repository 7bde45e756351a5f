from multiprocessing import Manager
if __name__ == '__main__':
    with Manager() as m:
        l = m.list([3, 1, 2])
        l.append(4)
        l.extend([5, 6])
        l.insert(0, 'first')
        print(l, len(l), l[0], l[-1], l[1:3])
        print(l.pop(), l.pop(0), l.count(3), l.index(2), 9 in l, 4 in l)
        l.sort()
        print(l)
        l.sort(reverse=True)
        l.reverse()
        l.remove(3)
        print(l, l + [7], l * 2, list(reversed([1])))
        del l[0]
        l[0] = 'x'
        l[1:] = ['y', 'z']
        print(l)
        l += [1, 2]
        print(l)
        l *= 2
        print(l, type(l).__name__)
        for x in m.list('ab'):
            print(x)
        print([x for x in l if x == 1], sorted(m.list([2, 1])), sum(m.list([1, 2])))
        for bad in (lambda: l[100], lambda: l.index('none'), lambda: l.remove('none'), lambda: l['k'],
                    lambda: m.list().pop()):
            try:
                bad()
            except (IndexError, ValueError, TypeError) as e:
                print(type(e).__name__, e)
        print(l._getvalue() == list(l), type(l._getvalue()))
        print(str(l) == repr(l._getvalue()), repr(l).split(' at ')[0])
