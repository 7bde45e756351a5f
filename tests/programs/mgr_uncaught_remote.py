from multiprocessing import Manager
if __name__ == '__main__':
    with Manager() as m:
        m.list(3, 4, 5)
