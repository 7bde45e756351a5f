# refused: 2:1: async is not in mplab
async def f(): return [x async for x in y]
