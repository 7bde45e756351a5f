print('never read')
