import asyncio
import sys
from multiprocessing import Process, Value

def add(v):
    with v.get_lock():
        v.value += 5

async def main(v):
    p = await asyncio.create_subprocess_exec(sys.executable, '-c', 'print(6 * 7)', stdout=asyncio.subprocess.PIPE)
    out, _ = await p.communicate()
    child = Process(target=add, args=(v,))
    child.start()
    await asyncio.to_thread(child.join)
    print(out.decode().strip(), p.returncode, v.value)

if __name__ == '__main__':
    asyncio.run(main(Value('i', 1)))
