from multiprocessing import Process, Pipe
def producer_task(conn):
    for value in (4, 7, 7):
        conn.send(value)
    conn.close()
def consumer_task(conn):
    while True:
        try:
            print('Value received [%d]' % conn.recv())
        except EOFError:
            print('end of messages')
            break
if __name__ == '__main__':
    producer_conn, consumer_conn = Pipe()
    consumer = Process(target=consumer_task, args=(consumer_conn,))
    producer = Process(target=producer_task, args=(producer_conn,))
    producer.start(); producer.join()
    producer_conn.close()
    consumer_conn2 = consumer_conn
    consumer_task(consumer_conn)
    print(producer_conn.closed, consumer_conn2.closed, producer.exitcode)
