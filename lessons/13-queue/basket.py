from multiprocessing import Process, Queue


def add(queue, done):
    basket = queue.get()
    basket.append("bread")                   #: mark add
    done.put("done")


if __name__ == "__main__":
    queue, done = Queue(), Queue()
    basket = ["milk"]
    child = Process(target=add, args=(queue, done))
    child.start()
    queue.put(basket)                        #: mark put
    done.get()
    child.join()
    print("in the basket:", len(basket))     #: mark count
