from multiprocessing import Manager, Process
class Loud: pass
def child(l): l.append(1)
if __name__ == '__main__':
    with Manager() as m:
        print(m._number_of_objects())
        a, b = m.list(), m.dict()
        print(m._number_of_objects())
        c = a
        del a
        print(m._number_of_objects())
        del c
        print(m._number_of_objects())
        b['x'] = m.list([1])
        print(m._number_of_objects(), b['x'])
        l = m.list()
        p = Process(target=child, args=(l,))
        p.start()
        p.join()
        print(m._number_of_objects(), l)
        del l
        print(m._number_of_objects())
        del b
        print(m._number_of_objects())
