# refused: 2:1: match is not in mplab
match 1:
    case 1: pass
