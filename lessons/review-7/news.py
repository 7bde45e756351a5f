from multiprocessing import Pipe, Process


def tell(out):
    out.send("rain")                         #: mark send


def listen(news, out):
    out.close()                              #: mark spare
    heard = 0
    try:
        while news.recv():                   #: mark hear
            heard += 1
    except EOFError:
        print("heard", heard)                #: mark end


if __name__ == "__main__":
    news, out = Pipe(duplex=False)
    teller = Process(target=tell, args=(out,))
    listener = Process(target=listen, args=(news, out))
    teller.start()
    listener.start()
    listener.join()                          #: mark join
    out.close()                              #: mark close
    teller.join()
