from multiprocessing import Manager
if __name__ == '__main__':
    manager = Manager()
    l = manager.list([i*i for i in range(10)])
    print(l)
    print(repr(l).startswith("<ListProxy object, typeid 'list' at 0x"))
    print(l[4])
    print(l[2:5])
    a = manager.list()
    b = manager.list()
    a.append(b)         # referent of a now contains referent of b
    print(len(a), len(b))
    b.append('hello')
    print(a[0], b)
    l_outer = manager.list([manager.dict() for i in range(2)])
    d_first_inner = l_outer[0]
    d_first_inner['a'] = 1
    d_first_inner['b'] = 2
    l_outer[1]['c'] = 3
    l_outer[1]['z'] = 26
    print(l_outer[0])
    print(l_outer[1])
    # create a list proxy and append a mutable object (a dictionary)
    lproxy = manager.list()
    lproxy.append({})
    d = lproxy[0]
    d['a'] = 1
    d['b'] = 2
    print(lproxy[0])
    lproxy[0] = d
    print(lproxy[0])
    print(manager.list([1,2,3]) == [1,2,3])
    l = manager.list(range(10))
    print(l._callmethod('__len__'))
    print(l._callmethod('__getitem__', (slice(2, 7),)))
    try:
        l._callmethod('__getitem__', (20,))
    except IndexError as e:
        print(type(e), e)
    ns = manager.Namespace()
    ns.x = 10
    ns.y = 'hello'
    ns._z = 12.3
    print(ns)
