/**
 * Our changes to the grammar and tokeniser of @lezer/python, applied when the parser is generated.
 *
 * Each has a name, a reason, the text it replaces (`find`, which must occur exactly once) and what `shows` it: sources the stock
 * grammar gets wrong, with the tree they have now (as `SyntaxTree.show` writes the children of the root).
 */
export const source = '@lezer/python';
export const grammarFile = 'python.grammar';

export const grammarEdits = [
  {
    name: 'no highlighting',
    reason: 'Highlighting properties are of no use here and would need @lezer/highlight at run time.',
    find: '@external propSource pythonHighlighting from "./highlight"',
    replace: '',
    shows: [],
  },
  {
    name: 'with targets',
    reason:
      'The target of a with item is any target; a tuple made the stock grammar lose the bodies of later functions.',
    find: 'WithStatement { kw<"async">? kw<"with"> commaSep<test (kw<"as"> VariableName)?> Body }',
    replace: 'WithStatement { kw<"async">? kw<"with"> commaSep<test (kw<"as"> expression)?> Body }',
    shows: [
      [
        'async with client(url) as (read, write):\n  pass\n',
        'WithStatement(async,with,CallExpression(VariableName,ArgList("(",VariableName,")")),as,TupleExpression("(",VariableName,",",VariableName,")"),Body(":",PassStatement(pass)))',
      ],
      [
        'with a as self.x, b as c[0], d as [e]:\n  pass\n',
        'WithStatement(with,VariableName,as,MemberExpression(VariableName,".",PropertyName),",",VariableName,as,MemberExpression(VariableName,"[",Number,"]"),",",VariableName,as,ArrayExpression("[",VariableName,"]"),Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'parenthesised with item',
    reason: 'PEP 617: items in parentheses. `as` is let into every parenthesis, which keeps the grammar deterministic.',
    find: 'ParenthesizedExpression { "(" (testNamed | "*" expression | YieldExpression) ")" }',
    replace:
      'ParenthesizedExpression { "(" (testNamed (kw<"as"> expression)? | "*" expression | YieldExpression) ")" }',
    shows: [
      [
        'with (a() as b):\n  pass\n',
        'WithStatement(with,ParenthesizedExpression("(",CallExpression(VariableName,ArgList("(",")")),as,VariableName,")"),Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'parenthesised with items',
    reason:
      'PEP 617: items in parentheses, as for one item. Without `as` they look like a tuple, with it they have the same shape.',
    find: 'TupleExpression { "(" ((testNamed | "*" expression) (("," (testNamed | "*" expression))+ ","? | ","))? ")" }',
    replace: `TupleExpression { "(" (tupleItem (("," tupleItem)+ ","? | ","))? ")" }

tupleItem { testNamed (kw<"as"> expression)? | "*" expression }`,
    shows: [
      [
        'with (a, b as c, d as (e, f),):\n  pass\n',
        'WithStatement(with,TupleExpression("(",VariableName,",",VariableName,as,VariableName,",",VariableName,as,TupleExpression("(",VariableName,",",VariableName,")"),",",")"),Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'bare yield',
    reason: 'A yield without a value is valid as a statement and as an expression.',
    find: 'yield { kw<"yield"> (kw<"from"> test | commaSep<test | "*" expression>) }',
    replace: 'yield { kw<"yield"> (kw<"from"> test | commaSep<test | "*" expression>)? }',
    shows: [
      ['yield\n', 'YieldStatement(yield)'],
      [
        'x = (yield)\n',
        'AssignStatement(VariableName,AssignOp,ParenthesizedExpression("(",YieldExpression(yield),")"))',
      ],
      ['x = yield\n', 'AssignStatement(VariableName,AssignOp,YieldExpression(yield))'],
    ],
  },
  {
    name: 'empty class pattern',
    reason: '`case Foo():` has no arguments.',
    find: 'PatternArgList { "(" commaSep<pattern | KeywordPattern { VariableName "=" pattern }> ")" }',
    replace: 'PatternArgList { "(" commaSep<pattern | KeywordPattern { VariableName "=" pattern }>? ")" }',
    shows: [
      [
        'match a:\n  case B(): pass\n',
        'MatchStatement(match,VariableName,MatchBody(":",MatchClause(case,ClassPattern(VariableName,PatternArgList("(",")")),Body(":",PassStatement(pass)))))',
      ],
    ],
  },
  {
    name: 'empty sequence pattern',
    reason: '`case []:` and `case ():` are valid.',
    find: 'SequencePattern { "[" commaSep<pattern> "]" | "(" commaSep<pattern> ")" }',
    replace: 'SequencePattern { "[" commaSep<pattern>? "]" | "(" commaSep<pattern>? ")" }',
    shows: [
      [
        'match a:\n  case []: pass\n  case (): pass\n',
        'MatchStatement(match,VariableName,MatchBody(":",MatchClause(case,SequencePattern("[","]"),Body(":",PassStatement(pass))),MatchClause(case,SequencePattern("(",")"),Body(":",PassStatement(pass)))))',
      ],
    ],
  },
  {
    name: 'mapping patterns',
    reason: '`case {}:` is valid, and a key may be a dotted name or start with a minus.',
    find: 'MappingPattern { "{" commaSep<"**" pattern | (VariableName | LiteralPattern) ":" pattern> "}" }',
    replace:
      'MappingPattern { "{" commaSep<"**" pattern | (VariableName | AttributePattern | LiteralPattern) ":" pattern>? "}" }',
    shows: [
      [
        'match a:\n  case {}: pass\n  case {B.c: d}: pass\n',
        'MatchStatement(match,VariableName,MatchBody(":",MatchClause(case,MappingPattern("{","}"),Body(":",PassStatement(pass))),MatchClause(case,MappingPattern("{",AttributePattern(VariableName,".",PropertyName),":",CapturePattern(VariableName),"}"),Body(":",PassStatement(pass)))))',
      ],
    ],
  },
  {
    name: 'concatenated strings in patterns',
    reason: 'A literal pattern may be several strings in a row.',
    find: `  ArithOp{"-"}? Number (ArithOp{"+"|"-"} Number)? |
  String |`,
    replace: `  ArithOp{"-"}? Number (ArithOp{"+"|"-"} Number)? |
  String |
  ContinuedString |`,
    shows: [
      [
        'match a:\n  case "b" "c": pass\n',
        'MatchStatement(match,VariableName,MatchBody(":",MatchClause(case,LiteralPattern(ContinuedString(String,String)),Body(":",PassStatement(pass)))))',
      ],
    ],
  },
  {
    name: 'concatenated strings',
    reason: 'Makes the production one that patterns can name too.',
    find: `  String | FormatString |
  ContinuedString { (String | FormatString) (String | FormatString)+ } |`,
    replace: `  String | FormatString |
  ContinuedString |`,
    shows: [],
  },
  {
    name: 'concatenated strings, the production',
    reason: 'See "concatenated strings".',
    find: 'subscript[@export] {',
    replace: `ContinuedString { (String | FormatString) (String | FormatString)+ }

subscript[@export] {`,
    shows: [],
  },
  {
    name: 'guard with walrus',
    reason: 'The guard of a case is a named expression.',
    find: 'Guard { kw<"if"> test }',
    replace: 'Guard { kw<"if"> testNamed }',
    shows: [
      [
        'match a:\n  case b if c := d: pass\n',
        'MatchStatement(match,VariableName,MatchBody(":",MatchClause(case,CapturePattern(VariableName),Guard(if,NamedExpression(VariableName,AssignOp,VariableName)),Body(":",PassStatement(pass)))))',
      ],
    ],
  },
  {
    name: 'match subjects',
    reason: 'The subject of a match is any expression, or several: then they stand flat in the statement.',
    find: 'skw<"match"> "*"? expression MatchBody {',
    replace: 'skw<"match"> commaSep<"*" expression | testNamed> MatchBody {',
    shows: [
      [
        'match a, *b:\n  case c: pass\n',
        'MatchStatement(match,VariableName,",","*",VariableName,MatchBody(":",MatchClause(case,CapturePattern(VariableName),Body(":",PassStatement(pass)))))',
      ],
      [
        'match not a:\n  case b: pass\n',
        'MatchStatement(match,UnaryExpression(not,VariableName),MatchBody(":",MatchClause(case,CapturePattern(VariableName),Body(":",PassStatement(pass)))))',
      ],
    ],
  },
  {
    name: 'starred comprehension target',
    reason: 'A comprehension binds the same targets as a for statement.',
    find: 'kw<"async">? kw<"for"> commaSep<expression> kw<"in"> testInner (compFor | compIf)?',
    replace: 'kw<"async">? kw<"for"> commaSep<"*"? expression> kw<"in"> testInner (compFor | compIf)?',
    shows: [
      [
        '[a for a, *b in c]\n',
        'ExpressionStatement(ArrayComprehensionExpression("[",VariableName,for,VariableName,",","*",VariableName,in,VariableName,"]"))',
      ],
    ],
  },
  {
    name: 'starred for values',
    reason: 'The values a for statement runs over may be starred.',
    find: 'kw<"for"> commaSep<"*"? expression> kw<"in"> commaSep<test> Body',
    replace: 'kw<"for"> commaSep<"*"? expression> kw<"in"> commaSep<"*" expression | test> Body',
    shows: [
      [
        'for a in *b, c:\n  pass\n',
        'ForStatement(for,VariableName,in,"*",VariableName,",",VariableName,Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'trailing-dot float',
    reason: '`1.` is a number.',
    find: '(@digit ("_" | @digit)* ("." @digit ("_" | @digit)*)? | "." @digit ("_" | @digit)*)',
    replace: '(@digit ("_" | @digit)* ("." (@digit ("_" | @digit)*)?)? | "." @digit ("_" | @digit)*)',
    shows: [['a = 4./6.\n', 'AssignStatement(VariableName,AssignOp,BinaryExpression(Number,ArithOp,Number))']],
  },
  {
    name: 'starred subscript',
    reason: 'PEP 646: an index may be starred.',
    find: '"[" commaSep<testNamed | testNamed? ":" testNamed? (":" testNamed?)?> "]"',
    replace: '"[" commaSep<"*" expression | testNamed | testNamed? ":" testNamed? (":" testNamed?)?> "]"',
    shows: [['a[*b]\n', 'ExpressionStatement(MemberExpression(VariableName,"[","*",VariableName,"]"))']],
  },
  {
    name: 'lambda parameters',
    reason: 'A lambda may have positional-only parameters; the slash leaves no node, as in a function.',
    find: 'lambdaParam { VariableName (AssignOp{"="} test)? | "*" VariableName? | "**" VariableName }',
    replace: 'lambdaParam { VariableName (AssignOp{"="} test)? | "*" VariableName? | "**" VariableName | "/" }',
    shows: [
      [
        'lambda a, /, b: 0\n',
        'ExpressionStatement(LambdaExpression(lambda,ParamList(VariableName,",",",",VariableName),":",Number))',
      ],
    ],
  },
  {
    name: 'trailing comma in lambda parameters',
    reason: 'A comma may end the parameters of a lambda.',
    find: 'lambdaParams[@name="ParamList"] { (lambdaParam ("," lambdaParam)*)? }',
    replace: 'lambdaParams[@name="ParamList"] { commaSep<lambdaParam>? }',
    shows: [['lambda a,: 0\n', 'ExpressionStatement(LambdaExpression(lambda,ParamList(VariableName,","),":",Number))']],
  },
  {
    name: 'decorators',
    reason:
      'PEP 614: a decorator is any expression; it has the shape of one, which spares lowering a second form of call.',
    find: 'Decorator { At dottedName ArgList? newline }',
    replace: 'Decorator { At testNamed newline }',
    shows: [
      [
        '@a.b(c)\ndef d(): pass\n',
        'DecoratedStatement(Decorator(At,CallExpression(MemberExpression(VariableName,".",PropertyName),ArgList("(",VariableName,")"))),FunctionDefinition(def,VariableName,ParamList("(",")"),Body(":",PassStatement(pass))))',
      ],
      [
        '@a[0].b\nclass C: pass\n',
        'DecoratedStatement(Decorator(At,MemberExpression(MemberExpression(VariableName,"[",Number,"]"),".",PropertyName)),ClassDefinition(class,VariableName,Body(":",PassStatement(pass))))',
      ],
    ],
  },
  {
    name: 'precedence of not and await',
    reason:
      '`not` binds tighter than `and`, and `await` tighter than every operator; the stock grammar takes all that follows.',
    find: `  trail,
  power @right,
  prefix,
  times @left,
  plus @left,
  shift @left,
  bitand @left,
  xor @left,
  bitor @left,
  compare @left,`,
    replace: `  trail,
  await,
  power @right,
  prefix,
  times @left,
  plus @left,
  shift @left,
  bitand @left,
  xor @left,
  bitor @left,
  compare @left,
  not,`,
    shows: [],
  },
  {
    name: 'not',
    reason: 'See "precedence of not and await".',
    find: 'unaryTest[@name="UnaryExpression"] { kw<"not"> testInner }',
    replace: 'unaryTest[@name="UnaryExpression"] { !not kw<"not"> testInner }',
    shows: [
      ['not a and b\n', 'ExpressionStatement(BinaryExpression(UnaryExpression(not,VariableName),and,VariableName))'],
    ],
  },
  {
    name: 'await',
    reason: 'See "precedence of not and await".',
    find: 'AwaitExpression { kw<"await"> expression }',
    replace: 'AwaitExpression { !await kw<"await"> expression }',
    shows: [
      [
        'await a + b\n',
        'ExpressionStatement(BinaryExpression(AwaitExpression(await,VariableName),ArithOp,VariableName))',
      ],
    ],
  },
  {
    name: 'type parameter defaults',
    reason: 'PEP 696: type parameters have defaults.',
    find: `  ("*" | "**") VariableName |
  VariableName TypeDef?
}`,
    replace: `  (("*" | "**") VariableName | VariableName TypeDef?) (AssignOp{"="} ("*" expression | test))?
}`,
    shows: [
      [
        'class A[B = int, *C = *D]: pass\n',
        'ClassDefinition(class,VariableName,TypeParamList("[",TypeParam(VariableName,AssignOp,VariableName),",",TypeParam("*",VariableName,AssignOp,"*",VariableName),"]"),Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'starred annotation',
    reason: 'PEP 646: the annotation of `*args` may be starred.',
    find: 'TypeDef { ":" test }',
    replace: 'TypeDef { ":" ("*" expression | test) }',
    shows: [
      [
        'def a(*b: *C): pass\n',
        'FunctionDefinition(def,VariableName,ParamList("(","*",VariableName,TypeDef(":","*",VariableName),")"),Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'several exceptions',
    reason: 'PEP 758: exceptions without parentheses, more than two of them and of any form.',
    find: '(kw<"except"> "*"? (test ((kw<"as"> | ",") VariableName)?)? Body)*',
    replace: '(kw<"except"> "*"? (test ("," test)* (kw<"as"> VariableName)?)? Body)*',
    shows: [
      [
        'try: pass\nexcept A, b.C, D: pass\n',
        'TryStatement(try,Body(":",PassStatement(pass)),except,VariableName,",",MemberExpression(VariableName,".",PropertyName),",",VariableName,Body(":",PassStatement(pass)))',
      ],
    ],
  },
  {
    name: 'walrus in a set',
    reason: 'The elements of a set are named expressions.',
    find: 'SetExpression { "{" commaSep<test | "*" expression> "}" }',
    replace: 'SetExpression { "{" commaSep<testNamed | "*" expression> "}" }',
    shows: [
      [
        '{a := 1, b}\n',
        'ExpressionStatement(SetExpression("{",NamedExpression(VariableName,AssignOp,Number),",",VariableName,"}"))',
      ],
    ],
  },
  {
    name: 'print of several values',
    reason: 'Python 2: `print a, b` and `print >>file, a`.',
    find: 'PrintStatement { printKeyword test }',
    replace: 'PrintStatement { printKeyword BitOp{">>"}? commaSep<test> }',
    shows: [['print >>a, "b", c\n', 'PrintStatement(print,BitOp,VariableName,",",String,",",VariableName)']],
  },
  {
    name: 'raw unicode strings',
    reason: 'Python 2: the prefix `ur`.',
    find: 'stringPrefixR { $[rR] $[bB]? | $[bB] $[rR] }',
    replace: 'stringPrefixR { $[rR] $[bB]? | $[bBuU] $[rR] }',
    shows: [['a = ur"b"\n', 'AssignStatement(VariableName,AssignOp,String)']],
  },
  {
    name: 'format specification that starts with =',
    reason: 'The colon and the sign read as one operator there.',
    find: 'formatStringSpec { FormatSpec { ":" (formatStringSpecChars',
    replace: 'formatStringSpec { FormatSpec { (":" | AssignOp{":="}) (formatStringSpecChars',
    shows: [
      [
        'f"{a:=10}"\n',
        'ExpressionStatement(FormatString(FormatReplacement("{",VariableName,FormatSpec(AssignOp),"}")))',
      ],
    ],
  },
  {
    name: 'template strings',
    reason: 'PEP 750: template strings have the form of format strings; the prefix tells them apart.',
    find: 'stringPrefixF { $[fF] }',
    replace: 'stringPrefixF { $[fFtT] }',
    shows: [
      ['a = t"b{c}"\n', 'AssignStatement(VariableName,AssignOp,FormatString(FormatReplacement("{",VariableName,"}")))'],
    ],
  },
  {
    name: 'raw template strings',
    reason: 'See "template strings".',
    find: 'stringPrefixFR { $[rR] $[fF] | $[fF] $[rR] }',
    replace: 'stringPrefixFR { $[rR] $[fFtT] | $[fFtT] $[rR] }',
    shows: [
      [
        'a = rt"b{c}"\n',
        'AssignStatement(VariableName,AssignOp,FormatString(FormatReplacement("{",VariableName,"}")))',
      ],
    ],
  },
];

export const tokenEdits = [
  {
    name: 'continued line before a blank one',
    reason: 'A backslash before a blank line continues with nothing: the line ends there and is not skipped as blank.',
    find: 'stack.canShift(blankLineStart)) {',
    replace: `stack.canShift(blankLineStart) &&
             !(input.peek(input.peek(-2) == carriageReturn ? -3 : -2) == backslash && stack.canShift(newlineToken))) {`,
    shows: [
      [
        'a = 1 \\\n\nb = 2\n',
        'AssignStatement(VariableName,AssignOp,Number),AssignStatement(VariableName,AssignOp,Number)',
      ],
    ],
  },
  {
    name: 'form feed on a blank line',
    reason: 'A form feed is white space wherever it stands; old modules separate sections with it.',
    find: 'while (input.next == space || input.next == tab) { input.advance(); spaces++ }',
    replace: 'while (input.next == space || input.next == tab || input.next == 12) { input.advance(); spaces++ }',
    shows: [
      [
        'if a:\n  b\n\f\n  c\n',
        'IfStatement(if,VariableName,Body(":",ExpressionStatement(VariableName),ExpressionStatement(VariableName)))',
      ],
    ],
  },
  {
    name: 'form feed before a statement',
    reason: 'A form feed starts the count of the indentation again.',
    find: 'else if (input.next == tab) depth += 8 - (depth % 8)\n      else break',
    replace:
      'else if (input.next == tab) depth += 8 - (depth % 8)\n      else if (input.next == 12) depth = 0\n      else break',
    shows: [
      [
        'if a:\n  b\n\f  c\n',
        'IfStatement(if,VariableName,Body(":",ExpressionStatement(VariableName),ExpressionStatement(VariableName)))',
      ],
    ],
  },
  {
    name: 'indentation after a form feed',
    reason: 'The context keeps the indentation that the token was accepted for.',
    find: 'depth += space.charCodeAt(i) == tab ? 8 - (depth % 8) : 1',
    replace: 'depth = space.charCodeAt(i) == 12 ? 0 : depth + (space.charCodeAt(i) == tab ? 8 - (depth % 8) : 1)',
    shows: [],
  },
  {
    name: 'print as a name',
    reason: 'The keyword of Python 2 is followed by a value; what is followed by an operator or a separator is a name.',
    find: 'if (next != parenOpen && next != dot && next != newline && next != carriageReturn && next != hash)',
    replace: "if (next >= 0 && !'(.\\n\\r#=,;:)]}[+*/%&|^<!'.includes(String.fromCharCode(next)))",
    shows: [
      ['print = a\n', 'AssignStatement(VariableName,AssignOp,VariableName)'],
      ['print, a\n', 'ExpressionStatement(VariableName,",",VariableName)'],
    ],
  },
  {
    name: 'backslash before a replacement',
    reason: 'In a format string a brace is never escaped by a backslash.',
    find: '        let escaped = input.next\n        if (escaped >= 0) {',
    replace: '        let escaped = input.next\n        if (escaped >= 0 && !(format && escaped == braceOpen)) {',
    shows: [['f"\\{a}"\n', 'ExpressionStatement(FormatString(Escape,FormatReplacement("{",VariableName,"}")))']],
  },
  {
    name: 'backslash before a replacement in a raw string',
    reason: 'In a raw string a backslash keeps only a quote, another backslash or the line break from their meaning.',
    find: '      input.advance(2)\n    } else if (input.next == quote',
    replace:
      '      input.advance(format && input.peek(1) == braceOpen ? 1 : input.peek(1) == carriageReturn && input.peek(2) == newline ? 3 : 2)\n    } else if (input.next == quote',
    shows: [
      ['rf"\\{a}"\n', 'ExpressionStatement(FormatString(FormatReplacement("{",VariableName,"}")))'],
      ['a = r"b\\\r\nc"\r\nd\r\n', 'AssignStatement(VariableName,AssignOp,String),ExpressionStatement(VariableName)'],
    ],
  },
  {
    name: 'continued string that ends in CR LF',
    reason: 'The backslash hides the whole line break.',
    find: 'function skipEscape(input, ch) {\n',
    replace: 'function skipEscape(input, ch) {\n  if (ch == carriageReturn && input.next == newline) input.advance()\n',
    shows: [
      [
        'a = "b\\\r\nc"\r\nd\r\n',
        'AssignStatement(VariableName,AssignOp,String(Escape)),ExpressionStatement(VariableName)',
      ],
    ],
  },
];
