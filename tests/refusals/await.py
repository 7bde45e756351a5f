# refused: 3:5: await is not in mplab
def f():
    await g()
