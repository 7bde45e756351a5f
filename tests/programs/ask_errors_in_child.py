from multiprocessing import Process
import sys
class E(Exception): pass
def a():
    try: int('x')
    except ValueError as v: raise E('wrapped') from v
def main(): 
    p = Process(target=a, name='worker-1'); p.start(); p.join(); print(p.exitcode)
if __name__ == '__main__': main()
