from multiprocessing import Manager
if __name__ == '__main__':
    with Manager() as m:
        d = m.dict()
        print('before')
        d['missing']
