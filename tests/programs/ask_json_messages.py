import json
from multiprocessing import Process, Pipe
def server(conn):
    while True:
        req = json.loads(conn.recv_bytes().decode())
        if req['op'] == 'quit':
            break
        res = {'id': req['id'], 'result': sum(req['args']) if req['op'] == 'sum' else None}
        conn.send_bytes(json.dumps(res).encode('utf-8'))
if __name__ == '__main__':
    a, b = Pipe()
    p = Process(target=server, args=(b,))
    p.start()
    for i, args in enumerate([[1, 2], [3.5, 4]]):
        a.send_bytes(json.dumps({'op': 'sum', 'id': i, 'args': args}).encode())
        print(json.loads(a.recv_bytes()))
    a.send_bytes(b'{"op": "quit"}')
    p.join()
    print(p.exitcode)
