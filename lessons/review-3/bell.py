from multiprocessing import Process, Queue


def deliver(box, bell):
    box.put("letter")                        #: mark put
    bell.put("ring")                         #: mark ring


if __name__ == "__main__":
    box, bell = Queue(), Queue()
    postman = Process(target=deliver, args=(box, bell))
    postman.start()
    bell.get()                               #: mark hear
    print("the box is empty:", box.empty())  #: mark look
    box.get()
    postman.join()
