import asyncio
from concurrent.futures import ProcessPoolExecutor

def work(text):
    return ' '.join(reversed(text.split()))

async def handle(reader, writer, pool):
    line = (await reader.readline()).decode().strip()
    answer = await asyncio.get_running_loop().run_in_executor(pool, work, line)
    writer.write((answer + '\n').encode())
    await writer.drain()
    writer.close()

async def ask(port, text):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write((text + '\n').encode())
    line = (await reader.readline()).decode().strip()
    writer.close()
    return line

async def main():
    with ProcessPoolExecutor(2) as pool:
        server = await asyncio.start_server(lambda r, w: handle(r, w, pool), '127.0.0.1', 0)
        port = server.sockets[0].getsockname()[1]
        print(await asyncio.gather(*(ask(port, 'a b %d' % n) for n in range(3))))
        server.close()

if __name__ == '__main__':
    asyncio.run(main())
