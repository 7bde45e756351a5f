from multiprocessing import Process, Pipe


def child(conn):
    conn.send([42, None, 'hello'])
    conn.send({'a': (1, 2)})
    print('child got', conn.recv())
    conn.close()


if __name__ == '__main__':
    parent_conn, child_conn = Pipe()
    p = Process(target=child, args=(child_conn,))
    p.start()
    first, second = parent_conn.recv(), parent_conn.recv()
    parent_conn.send('thanks')
    p.join()
    print(first, second, p.exitcode)
