// Why a file cannot be run, in Chinese: REFUSED(the engine's English, with {} for each part that varies, and the same
// in Chinese). A text that no row fits stays English; a SyntaxError's words are CPython's own and are kept in their
// original beside the Chinese.
#ifndef TUI_WORDS_REFUSED_ZH_H
#define TUI_WORDS_REFUSED_ZH_H

// One row each, not to be folded.
// clang-format off
#define REFUSED_ZH(REFUSED) \
  /* not in mplab */ \
  REFUSED("the module {} is not in mplab", "mplab 没有模块 {}") \
  REFUSED("{} is not in Python 3", "Python 3 没有 {}") \
  REFUSED("a metaclass is not in mplab", "mplab 不支持元类（metaclass）") \
  REFUSED("complex numbers are not in mplab", "mplab 没有复数") \
  REFUSED("{} is not in mplab", "mplab 没有 {}") \
  REFUSED("mplab has no packages, so no relative imports", "mplab 没有包，所以不能相对导入") \
  REFUSED("a program of more than 16 MiB", "程序超过 16 MiB") \
  REFUSED("is larger than 1 MiB", "超过 1 MiB") \
  REFUSED("is a link that leads out of the program's folder", "是一个指向程序文件夹之外的链接") \
  REFUSED("put the file itself there", "把文件本身放到那里") \
  REFUSED("is not a file", "不是文件") \
  REFUSED("No such file or directory", "没有这个文件或目录") \
  REFUSED("Permission denied", "没有权限") \
  REFUSED("Is a directory", "是一个目录") \
  /* what CPython refuses too */ \
  REFUSED("Missing parentheses in call to '{}'. Did you mean {}(...)?", "调用 '{}' 缺少括号。是不是要写 {}(...)？") \
  REFUSED("invalid syntax. Perhaps you forgot a comma?", "语法错误，是不是漏了逗号？") \
  REFUSED("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", "语法错误，是不是要写 '==' 或 ':='，而不是 '='？") \
  REFUSED("invalid syntax", "语法错误（invalid syntax）") \
  REFUSED("expected ':'", "这里应有冒号 ':'") \
  REFUSED("expected '{}' or '{}' block", "缺少 '{}' 或 '{}' 块") \
  REFUSED("expected an indented block after {} on line {}", "{}（第 {} 行）后面应有缩进的块") \
  REFUSED("unexpected indent", "多余的缩进") \
  REFUSED("unindent does not match any outer indentation level", "缩进与外层哪一级都对不上") \
  REFUSED("inconsistent use of tabs and spaces in indentation", "缩进中混用了制表符和空格") \
  REFUSED("'{}' was never closed", "'{}' 没有配对的右括号") \
  REFUSED("unmatched '{}'", "多余的 '{}'") \
  REFUSED("closing parenthesis '{}' does not match opening parenthesis '{}'", "右括号 '{}' 与左括号 '{}' 不配对") \
  REFUSED("unterminated string literal (detected at line {})", "字符串没有结束（到第 {} 行发现）") \
  REFUSED("unterminated triple-quoted string literal (detected at line {})", "三引号字符串没有结束（到第 {} 行发现）") \
  REFUSED("invalid character '{}' ({})", "不能用的字符 '{}'（{}）") \
  REFUSED("cannot assign to {} here. Maybe you meant '==' instead of '='?", "不能给 {} 赋值，是不是要写 '=='，而不是 '='？") \
  REFUSED("cannot assign to {}", "不能给 {} 赋值") \
  REFUSED("'{}' outside function", "'{}' 在函数外面") \
  REFUSED("'break' outside loop", "'break' 在循环外面") \
  REFUSED("'continue' not properly in loop", "'continue' 不在循环里") \
  REFUSED("multiple exception types must be parenthesized", "多个异常类型要放在括号里") \
  REFUSED("default 'except:' must be last", "不带类型的 'except:' 必须放在最后") \
  REFUSED("positional argument follows keyword argument", "位置参数不能放在关键字参数后面") \
  REFUSED("keyword argument repeated: {}", "关键字参数重复：{}") \
  REFUSED("non-default argument follows default argument", "没有默认值的参数不能放在有默认值的参数后面") \
  REFUSED("duplicate argument '{}' in function definition", "函数定义中参数 '{}' 重复") \
  REFUSED("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", "十进制整数前面不能有 0；八进制要写 0o 开头") \
  REFUSED("invalid decimal literal", "不合规的十进制数") \
  /* what to write instead */ \
  REFUSED("Python 2: print is a function in Python 3; write print(x)", "这是 Python 2：在 Python 3 里 print 是函数，写 print(x)") \
  REFUSED("Python 2: exec is a function in Python 3; mplab has neither", "这是 Python 2：在 Python 3 里 exec 是函数；mplab 都没有") \
  REFUSED("Python 2: input in Python 3; mplab's programs read no input", "这是 Python 2：在 Python 3 里是 input；mplab 的程序不读输入") \
  REFUSED("Python 2: write {} for {}", "这是 Python 2：写 {}，不写 {}") \
  REFUSED("Python 2: write {}", "这是 Python 2：写 {}") \
  REFUSED("mplab's programs have no files: they compute, talk to their processes, and print", "mplab 的程序没有文件：只能计算、与自己的进程通信、打印") \
  REFUSED("mplab's programs read no input: put the value into the text, or into sys.argv", "mplab 的程序不读输入：把值写进程序，或放进 sys.argv") \
  REFUSED("mplab's programs have no network: between processes use a Queue, a Pipe or a Manager", "mplab 的程序没有网络：进程之间用 Queue、Pipe 或 Manager") \
  REFUSED("use Process, Pool or threading: mplab has no coroutines", "用 Process、Pool 或 threading：mplab 没有协程") \
  REFUSED("write plain functions; what should run at the same time is a Process or a Thread", "写普通函数；要同时运行的，用 Process 或 Thread") \
  REFUSED("call the function directly: mplab runs processes and threads, not coroutines", "直接调用函数：mplab 运行进程和线程，没有协程") \
  REFUSED("write it without async: mplab runs processes and threads, not coroutines", "不用 async 来写：mplab 运行进程和线程，没有协程") \
  REFUSED("mplab has multiprocessing and what goes with it ({}); a module of your own is a .py file beside the program", \
    "mplab 有 multiprocessing 和与它配套的模块（{}）；自己的模块是放在程序旁边的 .py 文件") \
  REFUSED("use multiprocessing.Process, or os.fork", "用 multiprocessing.Process，或 os.fork") \
  REFUSED("use lists, or multiprocessing.Array", "用列表，或 multiprocessing.Array") \
  REFUSED("use two floats", "用两个浮点数") \
  REFUSED("write if … elif … else", "写 if … elif … else") \
  REFUSED("write except E as e: (Python 2 had a comma), or except (E, F):", "写 except E as e:（Python 2 用逗号），或 except (E, F):") \
  REFUSED("write import NAME for a file that lies beside the program", "程序旁边的文件用 import NAME 导入") \
  REFUSED("write the expression itself", "直接写出那个表达式") \
  REFUSED("write not x, or x != y", "写 not x，或 x != y") \
  REFUSED("save the file as UTF-8", "把文件存成 UTF-8") \
  REFUSED("this is not a text file", "这不是文本文件") \
  REFUSED("give each statement a line of its own", "每条语句各占一行") \
  REFUSED("inside {…} use the other kind of quotes", "在 {…} 里面用另一种引号")
// clang-format on

#endif
