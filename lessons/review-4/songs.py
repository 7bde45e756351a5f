from multiprocessing import Manager, Process


def wish(songs, title):
    songs.append(title)                      #: mark add


if __name__ == "__main__":
    with Manager() as manager:
        songs = manager.list()
        guests = [Process(target=wish, args=(songs, title))
                  for title in ("waltz", "tango")]  #: mark guests
        for g in guests:
            g.start()
        for g in guests:
            g.join()
        print("songs:", *songs)
