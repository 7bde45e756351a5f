import json
from multiprocessing.connection import Listener, Client
from threading import Thread
class RPCHandler:
    def __init__(self):
        self._functions = {}
    def register_function(self, func):
        self._functions[func.__name__] = func
    def handle_connection(self, connection):
        try:
            while True:
                func_name, args, kwargs = json.loads(connection.recv())
                try:
                    r = self._functions[func_name](*args, **kwargs)
                    connection.send(json.dumps(r))
                except Exception as e:
                    connection.send(json.dumps('error: ' + str(e)))
        except EOFError:
            pass
class RPCProxy:
    def __init__(self, connection):
        self._connection = connection
    def __getattr__(self, name):
        def do_rpc(*args, **kwargs):
            self._connection.send(json.dumps((name, args, kwargs)))
            return json.loads(self._connection.recv())
        return do_rpc
def add(x, y): return x + y
def sub(x, y): return x - y
handler = RPCHandler(); handler.register_function(add); handler.register_function(sub)
def serve(listener):
    client = listener.accept()
    handler.handle_connection(client)
listener = Listener(('localhost', 0), authkey=b'peekaboo')
t = Thread(target=serve, args=(listener,), daemon=True); t.start()
c = Client(listener.address, authkey=b'peekaboo')
proxy = RPCProxy(c)
print(proxy.add(2, 3), proxy.sub(2, 3), proxy.add([1, 2], 4))
c.close(); t.join(); listener.close()
