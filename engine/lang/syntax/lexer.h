// The tokens of a program: what the parser reads.
//
// A whole file is cut into tokens before the first is parsed. At something that is no token the cutting ends with
// T_BROKEN, and what is wrong waits in Tokens.broken: the parser tells it when it comes there, or when it fails earlier
// and CPython too would tell it first.
#ifndef LANG_SYNTAX_LEXER_H
#define LANG_SYNTAX_LEXER_H

#include "lang/object/arena.h"
#include "ast.h"

// clang-format off
#define OPERATORS(O) \
  O(LPAR, "(") O(RPAR, ")") O(LSQB, "[") O(RSQB, "]") O(LBRACE, "{") O(RBRACE, "}") O(COLON, ":") O(COMMA, ",") \
  O(SEMI, ";") O(PLUS, "+") O(MINUS, "-") O(STAR, "*") O(SLASH, "/") O(PIPE, "|") O(AMPER, "&") O(LESS, "<") \
  O(GREATER, ">") O(EQUAL, "=") O(DOT, ".") O(PERCENT, "%") O(TILDE, "~") O(CARET, "^") O(AT, "@") \
  O(DOUBLESLASH, "//") O(DOUBLESTAR, "**") O(LSHIFT, "<<") O(RSHIFT, ">>") O(EQEQUAL, "==") O(NOTEQUAL, "!=") \
  O(LESSGREATER, "<>") O(LESSEQUAL, "<=") O(GREATEREQUAL, ">=") O(ARROW, "->") O(COLONEQUAL, ":=") \
  O(ELLIPSIS, "...") O(PLUSEQUAL, "+=") O(MINUSEQUAL, "-=") O(STAREQUAL, "*=") O(SLASHEQUAL, "/=") \
  O(DOUBLESLASHEQUAL, "//=") O(PERCENTEQUAL, "%=") O(ATEQUAL, "@=") O(DOUBLESTAREQUAL, "**=") O(LSHIFTEQUAL, "<<=") \
  O(RSHIFTEQUAL, ">>=") O(AMPEREQUAL, "&=") O(PIPEEQUAL, "|=") O(CARETEQUAL, "^=")
// clang-format on

// clang-format off
#define KEYWORDS(K) \
  K(FALSE, "False") K(NONE, "None") K(TRUE, "True") K(AND, "and") K(AS, "as") K(ASSERT, "assert") K(ASYNC, "async") \
  K(AWAIT, "await") K(BREAK, "break") K(CLASS, "class") K(CONTINUE, "continue") K(DEF, "def") K(DEL, "del") \
  K(ELIF, "elif") K(ELSE, "else") K(EXCEPT, "except") K(FINALLY, "finally") K(FOR, "for") K(FROM, "from") \
  K(GLOBAL, "global") K(IF, "if") K(IMPORT, "import") K(IN, "in") K(IS, "is") K(LAMBDA, "lambda") \
  K(NONLOCAL, "nonlocal") K(NOT, "not") K(OR, "or") K(PASS, "pass") K(RAISE, "raise") K(RETURN, "return") \
  K(TRY, "try") K(WHILE, "while") K(WITH, "with") K(YIELD, "yield")
// clang-format on

typedef enum TokenKind {
  T_END,
  T_BROKEN,
  T_NEWLINE,
  T_INDENT,
  T_DEDENT,
  T_NAME,
  T_NUMBER,
  T_STRING,
  T_OTHER,  // a character that begins no token: $ ? ! `
#define O(name, text) T_##name,
  OPERATORS(O) KEYWORDS(O)
#undef O
} TokenKind;

typedef struct Token {
  uint8_t kind;             // TokenKind
  uint8_t level;            // parentheses open behind it
  uint16_t marker;          // T_NEWLINE: 1 + the number of the marker in that line; 0: none
  uint32_t start, end;      // offsets in the source's text
  uint32_t line, end_line;  // from 1
} Token;

typedef struct Marker {  // a comment that begins with "#:"
  uint32_t start, end;   // its text, from '#'
  uint32_t line;
  uint32_t code_end;  // where the line ends without it and the blanks before it
  bool claimed;       // a statement has it
} Marker;

typedef struct Tokens {
  Token *at;
  int count;  // ends with T_END or T_BROKEN
  Marker *markers;
  int nmarkers;
  Refusal *broken;         // with T_BROKEN: why
  bool broken_first;       // it goes before what is wrong with the tokens' order
  uint32_t unclosed_line;  // it is a parenthesis of this line that is never closed; 0: something else
} Tokens;

Tokens lex_file(const Source *s, Arena *a);  // the whole text
// A piece [start, end) that begins in that line. parenthesised: newlines are blanks (a field of an f-string); else it
// is one logical line.
Tokens lex_piece(const Source *s, Arena *a, uint32_t start, uint32_t end, uint32_t line, bool parenthesised);

bool identifier_may_start(uint32_t c);
bool identifier_may_continue(uint32_t c);
bool identifier_is_unstable(uint32_t c);  // Python would take it, and write it otherwise (NFKC)

#endif
