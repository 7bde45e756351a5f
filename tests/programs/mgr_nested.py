from multiprocessing import Manager, Process
def work(d):
    d['inner']['x'] = 5
    d['list'].append('child')
if __name__ == '__main__':
    with Manager() as m:
        d = m.dict()
        d['inner'] = m.dict()
        d['list'] = m.list(['parent'])
        d['plain'] = {'y': 1}
        d['plain']['y'] = 2
        p = Process(target=work, args=(d,))
        p.start()
        p.join()
        print(d['inner'], d['list'], d['plain'])
        outer = m.list([m.list([i]) for i in range(3)])
        outer[1].append('x')
        print([list(x) for x in outer], type(outer[0]).__name__)
        matrix = m.list([m.list(range(3)) for i in range(2)])
        matrix[1][2] = 'z'
        print(matrix[1], len(matrix[0]))
        print(str(outer[0]), repr(outer._getvalue()[0]).split(' at ')[0])
