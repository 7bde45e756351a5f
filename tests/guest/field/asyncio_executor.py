import asyncio
from concurrent.futures import ProcessPoolExecutor

def crunch(n):
    return sum(i * i for i in range(n))

async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as pool:
        results = await asyncio.gather(*(loop.run_in_executor(pool, crunch, n) for n in (10, 100, 1000)))
        print(results)
        ticks = 0
        future = loop.run_in_executor(pool, crunch, 10000)
        while not future.done():
            ticks += 1
            await asyncio.sleep(0.001)
        print(await future, ticks > 0)

if __name__ == '__main__':
    asyncio.run(main())
