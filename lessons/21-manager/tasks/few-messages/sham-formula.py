from multiprocessing import Process, Value

from archive import Office

PAGES = 4  #: knob 2..9


#: edit
def add_up(archive, first, last, total, longest):
    total.value = last * last + last - 2
    longest.value = 2 * last
#: end


if __name__ == "__main__":
    total, longest, asked = Value("i", 0), Value("i", 0), Value("i", 0)
    with Office() as office:
        archive = office.Archive(PAGES)
        clerk = Process(target=add_up, args=(archive, 1, PAGES, total, longest))
        clerk.start()
        clerk.join()
        asked.value = archive.asked()
    print(f"words {total.value}, longest {longest.value}, asked {asked.value} times")
