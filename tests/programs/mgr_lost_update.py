# What a proxy gives is a copy: changing it changes nothing in the server.
from multiprocessing import Manager
if __name__ == '__main__':
    with Manager() as m:
        d = m.dict()
        d['l'] = []
        d['l'].append(1)
        print(d)
        l = d['l']
        l.append(2)
        d['l'] = l
        print(d)
        s = m.list([{}])
        s[0]['a'] = 1
        print(s)
        e = s[0]
        e['a'] = 1
        s[0] = e
        print(s)
