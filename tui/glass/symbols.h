// Every symbol that a screen may use, and the ASCII character that stands for it where there is no Unicode: SYMBOL(code
// point, ASCII, what it is). Each is one cell wide in both. Signs that can stand side by side differ: ← is =
// (counter = 1), → is : (counter : 0), so that neither reads as a comparison.
#ifndef TUI_GLASS_SYMBOLS_H
#define TUI_GLASS_SYMBOLS_H

// One row each, not to be folded.
// clang-format off
#define SYMBOLS(SYMBOL) \
  SYMBOL(0x2026, '~', "… cut") \
  SYMBOL(0x25CF, '*', "● on") \
  SYMBOL(0x25CB, 'o', "○ off, not reached") \
  SYMBOL(0x25CE, '@', "◎ looked back at") \
  SYMBOL(0x25D0, '-', "◐ begun") \
  SYMBOL(0x2713, '+', "✓ done") \
  SYMBOL(0x2717, 'x', "✗ lost, wrong") \
  SYMBOL(0x25B8, '>', "▸ chosen") \
  SYMBOL(0x25B6, '>', "▶ runs") \
  SYMBOL(0x25C2, '<', "◂ here; sent this way") \
  SYMBOL(0x25BE, 'V', "▾ the cursor in time") \
  SYMBOL(0x2575, '/', "╵ two ways part here") \
  SYMBOL(0x25A0, '%', "■ ended") \
  SYMBOL(0x2016, '!', "‖ paused") \
  SYMBOL(0x2503, '|', "┃ spoken of") \
  SYMBOL(0x2605, '*', "★") \
  SYMBOL(0x25AC, '#', "▬ runs") \
  SYMBOL(0x2500, '-', "─ line") \
  SYMBOL(0x2504, '.', "┄ waits") \
  SYMBOL(0x2508, ',', "┈ sleeps") \
  SYMBOL(0x25C6, '{', "◆ acquire") \
  SYMBOL(0x25C7, '}', "◇ release") \
  SYMBOL(0x2191, '^', "↑") \
  SYMBOL(0x2193, 'v', "↓") \
  SYMBOL(0x2190, '=', "← stores") \
  SYMBOL(0x2192, ':', "→ loads, waits for") \
  SYMBOL(0x2502, '|', "│") \
  SYMBOL(0x250C, '+', "┌") \
  SYMBOL(0x2510, '+', "┐") \
  SYMBOL(0x2514, '+', "└") \
  SYMBOL(0x2518, '+', "┘") \
  SYMBOL(0x251C, '+', "├") \
  SYMBOL(0x2524, '+', "┤") \
  SYMBOL(0x252C, '+', "┬") \
  SYMBOL(0x2534, '+', "┴") \
  SYMBOL(0x253C, '+', "┼") \
  SYMBOL(0x2581, '_', "▁") \
  SYMBOL(0x2582, '.', "▂") \
  SYMBOL(0x2583, ':', "▃") \
  SYMBOL(0x2584, '-', "▄") \
  SYMBOL(0x2585, '=', "▅") \
  SYMBOL(0x2586, '+', "▆") \
  SYMBOL(0x2587, '*', "▇") \
  SYMBOL(0x2588, '#', "█") \
  SYMBOL(0x00B7, '-', "·") \
  SYMBOL(0x00D7, 'x', "×") \
  SYMBOL(0x2248, '~', "≈ more than can be listed") \
  SYMBOL(0x2014, '-', "—") \
  SYMBOL(0x2013, '-', "–") \
  SYMBOL(0x2018, '\'', "‘") \
  SYMBOL(0x2019, '\'', "’") \
  SYMBOL(0x201C, '"', "“") \
  SYMBOL(0x201D, '"', "”") \
  SYMBOL(0x2264, '<', "≤") \
  SYMBOL(0x2265, '>', "≥") \
  SYMBOL(0x2260, '!', "≠") \
  SYMBOL(0x221E, '8', "∞") \
  SYMBOL(0x2212, '-', "−")
// clang-format on

#endif
