from multiprocessing import Manager, Process


def wish(songs, title):
    songs.append(title)                      #: mark add


if __name__ == "__main__":
    with Manager() as manager:
        songs = manager.list()               #: mark songs
        guests = [Process(target=wish, args=(songs, t)) for t in ("waltz", "tango")]
        for g in guests:
            g.start()
        for g in guests:
            g.join()
        print("songs:", *songs)
