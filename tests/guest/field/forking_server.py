# any order
"""socketserver with a process for each client."""
import multiprocessing as mp
import socket
import socketserver
import threading

class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b'you said ' + self.rfile.readline())

class Server(socketserver.ForkingTCPServer):
    allow_reuse_address = True

if __name__ == '__main__':
    with Server(('127.0.0.1', 0), Echo) as server:
        t = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.05})
        t.start()
        for word in (b'one', b'two'):
            with socket.create_connection(server.server_address) as s:
                s.sendall(word + b'\n')
                print(s.makefile().readline().strip())
        server.shutdown()
        t.join()
    print('closed')
