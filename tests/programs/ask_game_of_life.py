from multiprocessing import Pool
GRID = ['.....', '..#..', '..#..', '..#..', '.....']
def step_row(args):
    grid, y = args
    h, w = len(grid), len(grid[0])
    row = ''
    for x in range(w):
        n = sum(grid[(y + dy) % h][(x + dx) % w] == '#' for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dx, dy) != (0, 0))
        row += '#' if n == 3 or (n == 2 and grid[y][x] == '#') else '.'
    return row
if __name__ == '__main__':
    grid = GRID
    with Pool(2) as pool:
        for gen in range(3):
            print(*grid, '', sep='\n')
            grid = pool.map(step_row, [(grid, y) for y in range(len(grid))])
