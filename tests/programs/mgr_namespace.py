from multiprocessing import Manager, Process
def work(ns):
    ns.x += 1
    ns.new = [1, 2]
    del ns.gone
if __name__ == '__main__':
    with Manager() as m:
        ns = m.Namespace()
        ns.x = 10
        ns.gone = 1
        ns._private = 'only here'
        p = Process(target=work, args=(ns,))
        p.start()
        p.join()
        print(ns, ns.x, ns.new, ns._private)
        try:
            ns.gone
        except AttributeError as e:
            print(e)
        ns.new.append(3)
        print(ns.new)
        print(m.Namespace(a=1, b='two'))
        print(repr(ns).split(' at ')[0])
