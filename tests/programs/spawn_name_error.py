# What the child looks for is not there when it runs the text.
import multiprocessing as mp

if __name__ == '__main__':
    def only_here():
        pass

    p = mp.get_context('spawn').Process(target=only_here)
    p.start()
    p.join()
    print(p.exitcode)
