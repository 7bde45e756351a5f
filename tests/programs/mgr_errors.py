from multiprocessing import Manager
from multiprocessing.managers import RemoteError
if __name__ == '__main__':
    with Manager() as m:
        l = m.list()
        try:
            l._callmethod('nothing')
        except RemoteError as e:
            print(str(e).strip().splitlines()[-2].split('exposed=')[0], str(e).splitlines()[1])
        try:
            l.append(lambda: 1)
        except Exception as e:
            print(type(e).__name__)
        class Local: pass
        try:
            l.append(Local())
        except Exception as e:
            print(type(e).__name__)
        m.dict().update(a=1)
        try:
            m.list(5)
        except RemoteError as e:
            print(str(e).splitlines()[-2])
        e = RemoteError('text\n')
        print(e)
