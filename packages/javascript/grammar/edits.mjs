/**
 * Our changes to the grammar and tokeniser of @lezer/javascript, applied when the parser is generated.
 *
 * Each has a name, a reason, the text it replaces (`find`, which must occur exactly once) and what `shows` it: sources the stock
 * grammar gets wrong, with the tree they have now (as `SyntaxTree.show` writes the children of the root), and the dialect if it
 * is not ts.
 */
export const source = '@lezer/javascript';
export const grammarFile = 'javascript.grammar';

export const grammarEdits = [
  {
    name: 'no highlighting',
    reason: 'Highlighting properties are of no use here and would need @lezer/highlight at run time.',
    find: `@external propSource jsHighlight from "./highlight"`,
    replace: '',
    shows: [],
  },
  {
    name: 'precedence of postfix, prefix and new',
    reason: '`-x++` negates what the increment gives; the stock order applies the prefix operator first.',
    find: `  taggedTemplate,
  prefix,
  postfix,
  typeof,`,
    replace: `  taggedTemplate,
  new,
  postfix,
  prefix,
  typeof,`,
    shows: [
      ['-x++;', 'ExpressionStatement(UnaryExpression(ArithOp,PostfixExpression(VariableName,ArithOp)),";")'],
      ['await x!;', 'ExpressionStatement(AwaitExpression(await,PostfixExpression(VariableName,LogicOp)),";")'],
    ],
  },
  {
    name: 'typed catch',
    reason: 'The variable of a catch clause may have a type.',
    find: `CatchClause { kw<"catch"> ("(" pattern ")")? Block }?`,
    replace: `CatchClause { kw<"catch"> ("(" pattern TypeAnnotation? ")")? Block }?`,
    shows: [
      [
        'try {} catch (e: unknown) { f(e) }',
        'TryStatement(try,Block("{","}"),CatchClause(catch,"(",VariableDefinition,TypeAnnotation(":",TypeName),")",Block("{",ExpressionStatement(CallExpression(VariableName,ArgList("(",VariableName,")"))),"}")))',
      ],
    ],
  },
  {
    name: 'export forms',
    reason:
      'Adds `export type *`, keywords after `as`, import attributes, default interfaces, decorators before `export`, `export as namespace` and `export import`.',
    find: `  kw<"export"> Star (ckw<"as"> (VariableName | String))? ckw<"from"> String semi |
  kw<"export"> kw<"default"> (FunctionDeclaration | ClassDeclaration | expression semi) |
  kw<"export"> tskw<"type">? declaration |
  kw<"export"> tskw<"type">? ExportGroup (ckw<"from"> String)? semi |
  kw<"export"> "=" expression semi
}`,
    replace: `  kw<"export"> tskw<"type">? Star (ckw<"as"> (VariableName { word } | String))? ckw<"from"> String importAttributes? semi |
  kw<"export"> kw<"default"> (FunctionDeclaration | ClassDeclaration | InterfaceDeclaration | expression semi) |
  kw<"export"> tskw<"type">? declaration |
  Decorator+ kw<"export"> kw<"default">? ClassDeclaration |
  kw<"export"> tskw<"type">? ExportGroup (ckw<"from"> String importAttributes?)? semi |
  kw<"export"> ckw<"as"> tskw<"namespace"> VariableName semi |
  kw<"export"> ExportedAlias[@name=ImportDeclaration] { importAlias } |
  kw<"export"> "=" expression semi
}

importAttributes { (kw<"with"> | ckw<"assert">) ObjectExpression }`,
    shows: [
      ['export type * from "a";', 'ExportDeclaration(export,type,Star,from,String,";")'],
      ['export * as default from "a";', 'ExportDeclaration(export,Star,as,VariableName,from,String,";")'],
      [
        'export { a } from "b" with { type: "json" };',
        'ExportDeclaration(export,ExportGroup("{",VariableName,"}"),from,String,with,ObjectExpression("{",Property(PropertyDefinition,":",String),"}"),";")',
      ],
      [
        'export default interface A {}',
        'ExportDeclaration(export,default,InterfaceDeclaration(interface,TypeDefinition,ObjectType("{","}")))',
      ],
      [
        '@D() export class X {}',
        'ExportDeclaration(Decorator("@",CallExpression(VariableName,ArgList("(",")"))),export,ClassDeclaration(class,VariableDefinition,ClassBody("{","}")))',
      ],
      [
        '@D export default class {}',
        'ExportDeclaration(Decorator("@",VariableName),export,default,ClassDeclaration(class,ClassBody("{","}")))',
      ],
      ['export as namespace a;', 'ExportDeclaration(export,as,namespace,VariableName,";")'],
      [
        'export import a = b.c;',
        'ExportDeclaration(export,ImportDeclaration(import,VariableDefinition,Equals,MemberExpression(VariableName,".",PropertyName),";"))',
      ],
    ],
  },
  {
    name: 'names of an export group',
    reason: '`type` may stand before each name, and a name may be any word; `default` is then a name like any other.',
    find: `  "{" commaSep<(VariableName | String | kw<"default">) (ckw<"as"> (VariableName { word } | String))?> "}"
}`,
    replace: `  "{" commaSep<tsPkwMod<"type">? (VariableName { word } | String) (ckw<"as"> (VariableName { word } | String))?> "}"
}`,
    shows: [
      [
        'export { a, type B, c as default, default as d } from "m";',
        'ExportDeclaration(export,ExportGroup("{",VariableName,",",type,VariableName,",",VariableName,as,VariableName,",",VariableName,as,VariableName,"}"),from,String,";")',
      ],
    ],
  },
  {
    name: 'import forms',
    reason: 'Adds import attributes, `import a, * as b` and `import a = require("b")`.',
    find: `  kw<"import"> ckw<"defer">? tskw<"type">? (Star ckw<"as"> VariableDefinition | commaSep<VariableDefinition | ImportGroup>)
    ckw<"from"> String semi |
  kw<"import"> ckw<"defer">? String semi
}`,
    replace: `  kw<"import"> ckw<"defer">? tskw<"type">? commaSep1<Star ckw<"as"> VariableDefinition | VariableDefinition | ImportGroup>
    ckw<"from"> String importAttributes? semi |
  kw<"import"> ckw<"defer">? String importAttributes? semi |
  importAlias
}

importAlias { kw<"import"> tskw<"type">? VariableDefinition "=" expressionNoComma semi }`,
    shows: [
      [
        'import j from "./x.json" with { type: "json" };',
        'ImportDeclaration(import,VariableDefinition,from,String,with,ObjectExpression("{",Property(PropertyDefinition,":",String),"}"),";")',
      ],
      [
        'import a, * as b from "c";',
        'ImportDeclaration(import,VariableDefinition,",",Star,as,VariableDefinition,from,String,";")',
      ],
      [
        'import a = require("b");',
        'ImportDeclaration(import,VariableDefinition,Equals,CallExpression(VariableName,ArgList("(",String,")")),";")',
      ],
      [
        'import type A = B.C;',
        'ImportDeclaration(import,type,VariableDefinition,Equals,MemberExpression(VariableName,".",PropertyName),";")',
      ],
    ],
  },
  {
    name: 'names of an import group',
    reason: 'An imported name may be any word; `default` is then a name like any other.',
    find: `  "{" commaSep<tskw<"type">? (VariableDefinition | (VariableName | String | kw<"default">) ckw<"as"> VariableDefinition)> "}"`,
    replace: `  "{" commaSep<tsPkwMod<"type">? (VariableDefinition { word } | (VariableName { word } | String) ckw<"as"> VariableDefinition)> "}"`,
    shows: [
      [
        'import { type A, null as b, default as c, type as d } from "e";',
        'ImportDeclaration(import,ImportGroup("{",type,VariableDefinition,",",VariableName,as,VariableDefinition,",",VariableName,as,VariableDefinition,",",VariableName,as,VariableDefinition,"}"),from,String,";")',
      ],
    ],
  },
  {
    name: 'class heritage',
    reason: '`export default class {}` has no name. What follows the name is one rule that class expressions share.',
    find: `  !statement Decorator* tskw<"abstract">? kw<"class"> VariableDefinition TypeParamList?
  (kw<"extends"> ((VariableName | MemberExpression) !typeargs TypeArgList | expression))?
  (tskw<"implements"> commaSep1<type>)?
  ClassBody
}`,
    replace: `  !statement Decorator* tskw<"abstract">? kw<"class"> VariableDefinition? classTail
}

classTail {
  TypeParamList?
  (kw<"extends"> ((VariableName | MemberExpression) !typeargs TypeArgList | expression))?
  (tskw<"implements"> commaSep1<type>)?
  ClassBody
}`,
    shows: [
      [
        'export default class { m() {} }',
        'ExportDeclaration(export,default,ClassDeclaration(class,ClassBody("{",MethodDeclaration(PropertyDefinition,ParamList("(",")"),Block("{","}")),"}")))',
      ],
    ],
  },
  {
    name: 'class index signatures',
    reason: 'A class may declare an index signature.',
    find: `  (Optional | LogicOp<"!">)?
  TypeAnnotation?
  ("=" expressionNoComma)?
  semi
}`,
    replace: `  (Optional | LogicOp<"!">)?
  TypeAnnotation?
  ("=" expressionNoComma)?
  semi |
  propModifier* IndexSignature semi
}`,
    shows: [
      [
        'class A { static [k: string]: any; m() { f() } }',
        'ClassDeclaration(class,VariableDefinition,ClassBody("{",PropertyDeclaration(static,IndexSignature("[",PropertyDefinition,TypeAnnotation(":",TypeName),"]",TypeAnnotation(":",TypeName)),";"),MethodDeclaration(PropertyDefinition,ParamList("(",")"),Block("{",ExpressionStatement(CallExpression(VariableName,ArgList("(",")"))),"}")),"}"))',
      ],
    ],
  },
  {
    name: 'optional methods',
    reason: 'A method of a class may be optional; the stock grammar ended the class there.',
    find: `  classPropName
  functionSignature
  (Block | semi)`,
    replace: `  classPropName
  Optional?
  functionSignature
  (Block | semi)`,
    shows: [
      [
        'class A { m?(): void; n() { f() } }',
        'ClassDeclaration(class,VariableDefinition,ClassBody("{",MethodDeclaration(PropertyDefinition,Optional,ParamList("(",")"),TypeAnnotation(":",VoidType(void)),";"),MethodDeclaration(PropertyDefinition,ParamList("(",")"),Block("{",ExpressionStatement(CallExpression(VariableName,ArgList("(",")"))),"}")),"}"))',
      ],
    ],
  },
  {
    name: 'modules named by a string',
    reason: '`declare module "x"` has a string for a name, and may have no body.',
    find: `  (tskw<"namespace"> | tskw<"module">) VariableDefinition ("." PropertyDefinition)* Block
}`,
    replace: `  (tskw<"namespace"> | tskw<"module">) VariableDefinition ("." PropertyDefinition)* Block |
  tskw<"module"> String (Block | semi)
}`,
    shows: [
      [
        'declare module "x" { interface Y {} }',
        'AmbientDeclaration(declare,NamespaceDeclaration(module,String,Block("{",InterfaceDeclaration(interface,TypeDefinition,ObjectType("{","}")),"}")))',
      ],
      ['declare module "x";', 'AmbientDeclaration(declare,NamespaceDeclaration(module,String,";"))'],
    ],
  },
  {
    name: 'ambient classes',
    reason: 'Ambient classes take the form of all others, with generic bases.',
    find: `    ClassDeclaration {
      tskw<"abstract">? kw<"class"> VariableDefinition TypeParamList?
      (kw<"extends"> expression)?
      (tskw<"implements"> commaSep1<type>)?
      ClassBody { "{" (
        MethodDeclaration |
        PropertyDeclaration |
        IndexSignature semi
      )* "}" }
    } |
`,
    replace: `    ClassDeclaration |
`,
    shows: [
      [
        'declare class A extends B<C> { m(): void; x: D }',
        'AmbientDeclaration(declare,ClassDeclaration(class,VariableDefinition,extends,VariableName,TypeArgList("<",TypeName,">"),ClassBody("{",MethodDeclaration(PropertyDefinition,ParamList("(",")"),TypeAnnotation(":",VoidType(void)),";"),PropertyDeclaration(PropertyDefinition,TypeAnnotation(":",TypeName)),"}")))',
      ],
    ],
  },
  {
    name: 'ambient functions without a result type',
    reason: 'The type of the result may be left out.',
    find: 'VariableDefinition? TypeParamList? ParamList (TypeAnnotation | TypePredicate) semi',
    replace: 'VariableDefinition? TypeParamList? ParamList (TypeAnnotation | TypePredicate)? semi',
    shows: [
      [
        'declare function f(a: B);',
        'AmbientDeclaration(declare,AmbientFunctionDeclaration(function,VariableDefinition,ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),";"))',
      ],
    ],
  },
  {
    name: 'definite assignment',
    reason: '`let x!: T`.',
    find: `patternAssignTyped {
  pattern Optional? TypeAnnotation? ("=" expressionNoComma)?
}`,
    replace: `patternAssignTyped {
  pattern (Optional | LogicOp<"!">)? TypeAnnotation? ("=" expressionNoComma)?
}`,
    shows: [['let x!: T;', 'VariableDeclaration(let,VariableDefinition,LogicOp,TypeAnnotation(":",TypeName),";")']],
  },
  {
    name: 'override parameter properties',
    reason: 'A parameter property may be marked `override`.',
    find: `Decorator* privacyArg? tskw<"readonly">? patternAssignTyped`,
    replace: `Decorator* privacyArg? tskw<"override">? tskw<"readonly">? patternAssignTyped`,
    shows: [
      [
        'class A { constructor(private override readonly x: B) {} }',
        'ClassDeclaration(class,VariableDefinition,ClassBody("{",MethodDeclaration(PropertyDefinition,ParamList("(",Privacy,override,readonly,VariableDefinition,TypeAnnotation(":",TypeName),")"),Block("{","}")),"}"))',
      ],
    ],
  },
  {
    name: 'non-null assertion',
    reason: 'See "non-null assertion, the production".',
    find: `  PostfixExpression { expressionNoComma !postfix (incdec | LogicOp<"!">) } |
`,
    replace: `  PostfixExpression |
`,
    shows: [],
  },
  {
    name: 'optional calls with type arguments',
    reason: '`a?.<T>(b)`.',
    find: '  CallExpression { expressionNoComma !call questionDot? ArgList } |',
    replace: '  CallExpression { expressionNoComma !call (questionDot TypeArgList?)? ArgList } |',
    shows: [
      [
        'a?.<T>(b);',
        'ExpressionStatement(CallExpression(VariableName,"?.",TypeArgList("<",TypeName,">"),ArgList("(",VariableName,")")),";")',
      ],
    ],
  },
  {
    name: 'options of a dynamic import',
    reason: '`import(a, options)`.',
    find: `  DynamicImport { kw<"import"> "(" expressionNoComma ")" } |`,
    replace: `  DynamicImport { kw<"import"> "(" expressionNoComma ("," expressionNoComma)? ","? ")" } |`,
    shows: [
      [
        'import("x", { with: { type: "json" } });',
        'ExpressionStatement(DynamicImport(import,"(",String,",",ObjectExpression("{",Property(PropertyDefinition,":",ObjectExpression("{",Property(PropertyDefinition,":",String),"}")),"}"),")"),";")',
      ],
    ],
  },
  {
    name: 'non-null assertion, the production',
    reason:
      '`!` after an operand binds as tightly as a member access: `await x!.f()` awaits the call. Also: generic arrow functions may be async and have a type predicate.',
    find: `  ArrowFunction[@dynamicPrecedence=1] {
    TypeParamList { tsAngleOpen commaSep<typeParam> ">" } ParamList TypeAnnotation? "=>" (Block | expressionNoComma)
  }
}`,
    replace: `  ArrowFunction[@dynamicPrecedence=1] {
    (TypeParamList { tsAngleOpen commaSep<typeParam> ">" } |
     async TypeParamList { @extend[@dialect=ts,@name="<"]<LessThan, "<"> commaSep<typeParam> ">" })
    ParamList (TypeAnnotation | TypePredicate)? "=>" (Block | expressionNoComma)
  }
}

PostfixExpression { expressionNoComma !member nonNull | expressionNoComma !postfix incdec }`,
    shows: [
      [
        'await x!.f();',
        'ExpressionStatement(AwaitExpression(await,CallExpression(MemberExpression(PostfixExpression(VariableName,LogicOp),".",PropertyName),ArgList("(",")"))),";")',
      ],
      [
        '!x!.y;',
        'ExpressionStatement(UnaryExpression(LogicOp,MemberExpression(PostfixExpression(VariableName,LogicOp),".",PropertyName)),";")',
      ],
      [
        'typeof x!.y;',
        'ExpressionStatement(UnaryExpression(typeof,MemberExpression(PostfixExpression(VariableName,LogicOp),".",PropertyName)),";")',
      ],
      [
        'const f = async <T,>(x: T) => g(x);',
        'VariableDeclaration(const,VariableDefinition,Equals,ArrowFunction(async,TypeParamList("<",TypeDefinition,",",">"),ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),Arrow,CallExpression(VariableName,ArgList("(",VariableName,")"))),";")',
      ],
      [
        'const f = <T>(x: T): x is T => g(x);',
        'VariableDeclaration(const,VariableDefinition,Equals,ArrowFunction(TypeParamList("<",TypeDefinition,">"),ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),TypePredicate(":",VariableName,is,TypeName),Arrow,CallExpression(VariableName,ArgList("(",VariableName,")"))),";")',
      ],
    ],
  },
  {
    name: 'class expressions',
    reason: 'Class expressions take type parameters, generic bases and interfaces as declarations do.',
    find: `  kw<"class"> VariableDefinition? (kw<"extends"> expression)? ClassBody
}`,
    replace: `  kw<"class"> VariableDefinition? classTail
}`,
    shows: [
      [
        'x = class<T> extends A<T> implements B {};',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,ClassExpression(class,TypeParamList("<",TypeDefinition,">"),extends,VariableName,TypeArgList("<",TypeName,">"),implements,TypeName,ClassBody("{","}"))),";")',
      ],
    ],
  },
  {
    name: 'precedence of yield',
    reason: '`yield a + b` yields the sum.',
    find: `  !prefix ckw<"yield"> Star? expressionNoComma`,
    replace: `  !assign ckw<"yield"> Star? expressionNoComma`,
    shows: [
      [
        'function* f() { yield a + b }',
        'FunctionDeclaration(function,Star,VariableDefinition,ParamList("(",")"),Block("{",ExpressionStatement(YieldExpression(yield,BinaryExpression(VariableName,ArithOp,VariableName))),"}"))',
      ],
    ],
  },
  {
    name: 'targets of update assignments',
    reason: 'A target may be in parentheses, with a cast in them, or have a non-null assertion.',
    find: '  (VariableName | MemberExpression) !assign UpdateOp<',
    replace: '  assignmentTarget !assign UpdateOp<',
    shows: [
      [
        '(x as any) += y;',
        'ExpressionStatement(AssignmentExpression(ParenthesizedExpression("(",BinaryExpression(VariableName,as,TypeName),")"),UpdateOp,VariableName),";")',
      ],
    ],
  },
  {
    name: 'targets of assignments',
    reason:
      'As for update assignments. What may be the default of a parameter or an assignment is followed as both; of many nested ones the assignment is kept.',
    find: `  (VariableName | MemberExpression | ArrayPattern | ObjectPattern) !assign "=" expressionNoComma
}`,
    replace: `  (assignmentTarget !assign | (ArrayPattern | ObjectPattern) ~pattern) "=" expressionNoComma
}

assignmentTarget[@dynamicPrecedence=1] { VariableName | MemberExpression | ParenthesizedExpression | PostfixExpression }`,
    shows: [
      [
        'x = (a = (b = (c = (d = (e = f))))) && g;',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,BinaryExpression(ParenthesizedExpression("(",AssignmentExpression(VariableName,Equals,ParenthesizedExpression("(",AssignmentExpression(VariableName,Equals,ParenthesizedExpression("(",AssignmentExpression(VariableName,Equals,ParenthesizedExpression("(",AssignmentExpression(VariableName,Equals,ParenthesizedExpression("(",AssignmentExpression(VariableName,Equals,VariableName),")")),")")),")")),")")),")"),LogicOp,VariableName)),";")',
      ],
      [
        '(x as any) = y;',
        'ExpressionStatement(AssignmentExpression(ParenthesizedExpression("(",BinaryExpression(VariableName,as,TypeName),")"),Equals,VariableName),";")',
      ],
      [
        'x! = y;',
        'ExpressionStatement(AssignmentExpression(PostfixExpression(VariableName,LogicOp),Equals,VariableName),";")',
      ],
    ],
  },
  {
    name: 'type predicates of arrow functions',
    reason: 'An arrow function may have a type predicate.',
    find: `  async? (ParamList { VariableDefinition } | ParamList TypeAnnotation?) "=>" (Block | expressionNoComma)`,
    replace: `  async? (ParamList { VariableDefinition } | ParamList (TypeAnnotation | TypePredicate)?) "=>" (Block | expressionNoComma)`,
    shows: [
      [
        'xs.filter((x): x is T => p(x)).map(h);',
        'ExpressionStatement(CallExpression(MemberExpression(CallExpression(MemberExpression(VariableName,".",PropertyName),ArgList("(",ArrowFunction(ParamList("(",VariableDefinition,")"),TypePredicate(":",VariableName,is,TypeName),Arrow,CallExpression(VariableName,ArgList("(",VariableName,")"))),")")),".",PropertyName),ArgList("(",VariableName,")")),";")',
      ],
      [
        'const f = (x: any): asserts x is T => g(x);',
        'VariableDeclaration(const,VariableDefinition,Equals,ArrowFunction(ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),TypePredicate(":",asserts,VariableName,is,TypeName),Arrow,CallExpression(VariableName,ArgList("(",VariableName,")"))),";")',
      ],
    ],
  },
  {
    name: 'variance of type parameters',
    reason: '`in out T`.',
    find: `typeParam { (kw<"in"> | tskw<"out"> | kw<"const">)? TypeDefinition`,
    replace: `typeParam { (kw<"in"> | tskw<"out"> | kw<"const">)* TypeDefinition`,
    shows: [
      [
        'interface A<in out T> {}',
        'InterfaceDeclaration(interface,TypeDefinition,TypeParamList("<",in,out,TypeDefinition,">"),ObjectType("{","}"))',
      ],
    ],
  },
  {
    name: 'type queries',
    reason: '`typeof this.x` and `typeof import("m")`.',
    find: `  MemberExpression { typeofExpression !member (("." | questionDot) PropertyName | "[" expression "]") } |
  InstantiationExpression { typeofExpression !instantiate TypeArgList } |
  VariableName
}`,
    replace: `  MemberExpression { typeofExpression !member (("." | questionDot) (PropertyName | PrivatePropertyName) | "[" expression "]") } |
  InstantiationExpression { typeofExpression !instantiate TypeArgList } |
  VariableName |
  kw<"this"> |
  ImportType
}`,
    shows: [
      [
        'let a: typeof this.x = f(b);',
        'VariableDeclaration(let,VariableDefinition,TypeAnnotation(":",TypeofType(typeof,MemberExpression(this,".",PropertyName))),Equals,CallExpression(VariableName,ArgList("(",VariableName,")")),";")',
      ],
      [
        'vi.mock(importOriginal<typeof import("m")>());',
        'ExpressionStatement(CallExpression(MemberExpression(VariableName,".",PropertyName),ArgList("(",CallExpression(InstantiationExpression(VariableName,TypeArgList("<",TypeofType(typeof,ImportType(import,"(",String,")")),">")),ArgList("(",")")),")")),";")',
      ],
    ],
  },
  {
    name: 'constraint of an inferred type',
    reason: '`infer U extends V`.',
    find: `  ImportType { kw<"import"> "(" String ")" } |
  InferredType { tskw<"infer"> TypeName } |`,
    replace: `  ImportType |
  InferredType { tskw<"infer"> TypeName ~infer (kw<"extends"> type)? } |`,
    shows: [
      [
        'type A = B extends (infer U extends string)[] ? U : never;',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,ConditionalType(TypeName,extends,ArrayType(ParenthesizedType("(",InferredType(infer,TypeName,extends,TypeName),")"),"[","]"),LogicOp,TypeName,LogicOp,TypeName),";")',
      ],
    ],
  },
  {
    name: 'function types',
    reason: 'The result of a function type may be a type predicate, and a constructor type may be abstract or generic.',
    find: `  FunctionSignature { TypeParamList? ParamTypeList "=>" type } |
  NewSignature { kw<"new"> ParamTypeList "=>" type } |`,
    replace: `  FunctionSignature { TypeParamList? ParamTypeList "=>" (type | arrowPredicate) } |
  NewSignature { tskw<"abstract">? kw<"new"> TypeParamList? ParamTypeList "=>" type } |`,
    shows: [
      [
        'type A = (x: any) => x is B;',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,FunctionSignature(ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),Arrow,TypePredicate(VariableName,is,TypeName)),";")',
      ],
      [
        'type A = abstract new <T>() => T;',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,NewSignature(abstract,new,TypeParamList("<",TypeDefinition,">"),ParamList("(",")"),Arrow,TypeName),";")',
      ],
    ],
  },
  {
    name: 'tuple elements',
    reason: 'See "tuple elements, the production".',
    find: `  TupleType { "[" commaSep<(Label ":")? type | "..." type> ~destructure "]" } |`,
    replace: `  TupleType { "[" commaSep<tupleElement> ~destructure "]" } |`,
    shows: [],
  },
  {
    name: 'tuple elements, the production',
    reason:
      'Labels may be optional or follow dots; elements may be optional. Also: import types with attributes, and predicates in function types.',
    find: `IndexedType {
  type !typeMember`,
    replace: `ImportType { kw<"import"> "(" String ("," ObjectExpression)? ","? ")" }

tupleElement { "..."? (TupleLabel Optional? ":")? type | type Optional }

TupleLabel[@name=Label] { identifier ~arrow }

arrowPredicate[@name=TypePredicate] {
  tskw<"asserts"> (VariableName | kw<"this">) !predicate (tskw<"is"> type)? |
  (VariableName | kw<"this">) !predicate tskw<"is"> type
}

IndexedType {
  type !typeMember`,
    shows: [
      [
        'type A = [a: B, c?: D, ...e: F[]];',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,TupleType("[",Label,":",TypeName,",",Label,Optional,":",TypeName,",",Spread,Label,":",ArrayType(TypeName,"[","]"),"]"),";")',
      ],
      [
        'type A = [B?, ...C];',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,TupleType("[",TypeName,Optional,",",Spread,TypeName,"]"),";")',
      ],
      [
        'type A = import("x", { with: {} }).B<C>;',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,ParameterizedType(IndexedType(ImportType(import,"(",String,",",ObjectExpression("{",Property(PropertyDefinition,":",ObjectExpression("{","}")),"}"),")"),".",TypeName),TypeArgList("<",TypeName,">")),";")',
      ],
    ],
  },
  {
    name: 'call signatures',
    reason:
      'Call and construct signatures may be generic. A construct signature is preferred to a method of the name `new` although that has a key.',
    find: `     CallSignature { ParamTypeList (TypeAnnotation | TypePredicate) } |
     NewSignature[@dynamicPrecedence=1] { @extend[@name=new]<word, "new"> ParamTypeList TypeAnnotation })`,
    replace: `     CallSignature { TypeParamList? ParamTypeList (TypeAnnotation | TypePredicate)? } |
     NewSignature[@dynamicPrecedence=2] { @extend[@name=new]<word, "new"> TypeParamList? ParamTypeList TypeAnnotation? })`,
    shows: [
      [
        'type A = { <T>(x: T): T; new <T>(x: T): T };',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,ObjectType("{",CallSignature(TypeParamList("<",TypeDefinition,">"),ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),TypeAnnotation(":",TypeName)),";",NewSignature(new,TypeParamList("<",TypeDefinition,">"),ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),TypeAnnotation(":",TypeName)),"}"),";")',
      ],
    ],
  },
  {
    name: 'object literals',
    reason: 'See "object literals, the production".',
    find: `  ObjectExpression { "{" commaSep<Property> ~destructure "}" } |`,
    replace: '  ObjectExpression |',
    shows: [],
  },
  {
    name: 'object literals, the production',
    reason: 'Makes the production one that import attributes can name.',
    find: `ParenthesizedExpression { "(" expression ")" }`,
    replace: `ParenthesizedExpression { "(" expression ")" }

ObjectExpression { "{" commaSep<Property> ~destructure "}" }`,
    shows: [],
  },
  {
    name: 'empty JSX expression',
    reason: '`{/* comment */}`.',
    find: `JSXEscape { "{" "..."? expression "}" }`,
    replace: `JSXEscape { "{" ("..."? expression)? "}" }`,
    shows: [
      [
        'x = <a>{/* c */}</a>;',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,JSXElement(JSXOpenTag(JSXStartTag,JSXBuiltin(JSXIdentifier),JSXEndTag),JSXEscape("{","}"),JSXCloseTag(JSXStartCloseTag,JSXBuiltin(JSXIdentifier),JSXEndTag))),";")',
        'tsx',
      ],
    ],
  },
  {
    name: 'string names of enum members',
    reason: 'An enum member may be named by a string.',
    find: `commaSep<PropertyName ("=" expressionNoComma)?> "}" }`,
    replace: `commaSep<(PropertyName | String) ("=" expressionNoComma)?> "}" }`,
    shows: [['enum A { "b-c" = 1 }', 'EnumDeclaration(enum,TypeDefinition,EnumBody("{",String,Equals,Number,"}"))']],
  },
  {
    name: 'members in array patterns',
    reason:
      'A pattern that is assigned to may hold members: `[a.b, c[0]] = d`. What they start with is limited to names, because a general expression would double the work with each nested object literal.',
    find: `  pattern ("=" expressionNoComma)?
}

TypeAnnotation`,
    replace: `  (pattern | TargetMember) ("=" expressionNoComma)?
}

TargetMember[@name=MemberExpression] {
  (VariableName | kw<"this"> | TargetMember) ~destructure
  (("." | questionDot) (PropertyName | PrivatePropertyName) | "[" expression "]") ~destructure
}

TypeAnnotation`,
    shows: [
      [
        '[a[i], a[j]] = [a[j], a[i]];',
        'ExpressionStatement(AssignmentExpression(ArrayPattern("[",MemberExpression(VariableName,"[",VariableName,"]"),",",MemberExpression(VariableName,"[",VariableName,"]"),"]"),Equals,ArrayExpression("[",MemberExpression(VariableName,"[",VariableName,"]"),",",MemberExpression(VariableName,"[",VariableName,"]"),"]")),";")',
      ],
      [
        'for ([a.b, c] of d) f();',
        'ForStatement(for,ForOfSpec("(",ArrayPattern("[",MemberExpression(VariableName,".",PropertyName),",",VariableDefinition,"]"),of,VariableName,")"),ExpressionStatement(CallExpression(VariableName,ArgList("(",")")),";"))',
      ],
    ],
  },
  {
    name: 'members in object patterns',
    reason: 'See "members in array patterns".',
    find: `~destructure ":" pattern)`,
    replace: `~destructure ":" (pattern | TargetMember))`,
    shows: [
      [
        '({ a: this.b, c } = d);',
        'ExpressionStatement(ParenthesizedExpression("(",AssignmentExpression(ObjectPattern("{",PatternProperty(PropertyName,":",MemberExpression(this,".",PropertyName)),",",PatternProperty(VariableDefinition),"}"),Equals,VariableName),")"),";")',
      ],
    ],
  },
  {
    name: 'type arguments of a JSX element',
    reason: '`<A<B> c />`.',
    find: 'JSXSelfClosingTag { JSXStartTag jsxElementName jsxAttribute* JSXSelfCloseEndTag }',
    replace: 'JSXSelfClosingTag { JSXStartTag jsxElementName TypeArgList? jsxAttribute* JSXSelfCloseEndTag }',
    shows: [
      [
        'x = <A<B> c={d} />;',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,JSXElement(JSXSelfClosingTag(JSXStartTag,JSXIdentifier,TypeArgList("<",TypeName,">"),JSXAttribute(JSXIdentifier,Equals,JSXEscape("{",VariableName,"}")),JSXSelfCloseEndTag))),";")',
        'tsx',
      ],
    ],
  },
  {
    name: 'type arguments of a JSX opening tag',
    reason: '`<A<B>>…</A>`.',
    find: 'JSXOpenTag { JSXStartTag jsxElementName jsxAttribute* JSXEndTag }',
    replace: 'JSXOpenTag { JSXStartTag jsxElementName TypeArgList? jsxAttribute* JSXEndTag }',
    shows: [
      [
        'x = <A<B>>c</A>;',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,JSXElement(JSXOpenTag(JSXStartTag,JSXIdentifier,TypeArgList("<",TypeName,">"),JSXEndTag),JSXText,JSXCloseTag(JSXStartCloseTag,JSXIdentifier,JSXEndTag))),";")',
        'tsx',
      ],
    ],
  },
  {
    name: 'continued string that ends in CR LF',
    reason: 'The backslash hides the whole line break.',
    find: `| ![xu])
  }`,
    replace: `| "\\r\\n" | ![xu])
  }`,
    shows: [
      [
        'x = "a\\\r\nb"; f();',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,String(Escape)),";"),ExpressionStatement(CallExpression(VariableName,ArgList("(",")")),";")',
      ],
    ],
  },
  {
    name: 'union operator',
    reason: 'See "type operators".',
    find: `unionOp[@name=LogicOp] { "|" }`,
    replace: '',
    shows: [],
  },
  {
    name: 'intersection operator',
    reason: 'See "type operators".',
    find: `intersectionOp[@name=LogicOp] { "&" }`,
    replace: '',
    shows: [],
  },
  {
    name: 'type operators',
    reason:
      '`&&` and `||` are never two operators of a type: `a < b && c > (d)` compares, as in TypeScript. Needs a look ahead, so an external token.',
    find: '@external tokens operatorToken from',
    replace: `@external tokens typeOperator from "./tokens" {
  unionOp[@name=LogicOp]
  intersectionOp[@name=LogicOp]
}

@external tokens operatorToken from`,
    shows: [
      [
        'if (a < b && c > (d)) x();',
        'IfStatement(if,ParenthesizedExpression("(",BinaryExpression(BinaryExpression(VariableName,CompareOp,VariableName),LogicOp,BinaryExpression(VariableName,CompareOp,ParenthesizedExpression("(",VariableName,")"))),")"),ExpressionStatement(CallExpression(VariableName,ArgList("(",")")),";"))',
      ],
    ],
  },
  {
    name: 'comments as one token',
    reason: 'See "comments as one token, the token".',
    find: `  BlockComment[isolate] { "/*" (blockCommentContent | blockCommentNewline)* blockCommentEnd }
`,
    replace: '',
    shows: [],
  },
  {
    name: 'comments as one token, the parts',
    reason: 'See "comments as one token, the token".',
    find: `@local tokens {
  blockCommentEnd { "*/" }
  blockCommentNewline { "\\n" }
  @else blockCommentContent
}

`,
    replace: '',
    shows: [],
  },
  {
    name: 'comments as one token, the token',
    reason:
      'The pieces of a long comment made the parser drop alternatives that differ only in the word after it: `async`, `type`.',
    find: `  LineComment[isolate] { "//" ![\\n]* }
`,
    replace: `  LineComment[isolate] { "//" ![\\n]* }

  BlockComment { "/*" (![*] | "*"+ ![*/])* ("*"+ "/" | "*"* @eof) }
`,
    shows: [
      [
        '/*\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n *\n */\ntype A = B;',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,TypeName,";")',
      ],
    ],
  },
  {
    name: 'comments before division',
    reason: 'See "comments as one token, the token".',
    find: `@precedence { "/*", LineComment, divide }`,
    replace: '@precedence { BlockComment, LineComment, divide }',
    shows: [],
  },
  {
    name: 'comments before regular expressions',
    reason: 'See "comments as one token, the token".',
    find: `@precedence { "/*", LineComment, RegExp }`,
    replace: '@precedence { BlockComment, LineComment, RegExp }',
    shows: [],
  },
  {
    name: 'non-null assertion, the token',
    reason: 'No line break may stand before the `!` of a non-null assertion: there a new statement starts.',
    find: `incdecPrefix[@name=ArithOp]
`,
    replace: `incdecPrefix[@name=ArithOp]
 nonNull[@name=LogicOp]
`,
    shows: [
      [
        'a = b\n!c && d();',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,VariableName)),ExpressionStatement(BinaryExpression(UnaryExpression(LogicOp,VariableName),LogicOp,CallExpression(VariableName,ArgList("(",")"))),";")',
      ],
    ],
  },
  {
    name: 'patterns with a default',
    reason: '`({ a } = {}) => b` is an arrow function; the precedence of assignments ruled that out.',
    find: 'pattern { VariableDefinition | ArrayPattern | ObjectPattern }',
    replace: 'pattern { VariableDefinition | (ArrayPattern | ObjectPattern) ~pattern }',
    shows: [
      [
        'const f = ({ a } = {}) => b;',
        'VariableDeclaration(const,VariableDefinition,Equals,ArrowFunction(ParamList("(",ObjectPattern("{",PatternProperty(VariableDefinition),"}"),Equals,ObjectExpression("{","}"),")"),Arrow,VariableName),";")',
      ],
    ],
  },
  {
    name: 'precedence of new',
    reason: '`new A + b` adds to a new object.',
    find: `NewExpression { kw<"new"> expressionNoComma (!newArgs ArgList)? } |`,
    replace: `NewExpression { !new kw<"new"> expressionNoComma (!newArgs ArgList)? } |`,
    shows: [
      ['new A + b;', 'ExpressionStatement(BinaryExpression(NewExpression(new,VariableName),ArithOp,VariableName),";")'],
    ],
  },
  {
    name: 'global scope in ambient code',
    reason: 'See "global scope, the production".',
    find: `    GlobalDeclaration { tskw<"global"> Block } |
`,
    replace: `    GlobalDeclaration |
`,
    shows: [],
  },
  {
    name: 'global scope, the production',
    reason: '`global {}` also stands in a module declaration.',
    find: `  NamespaceDeclaration |
  AmbientDeclaration
}`,
    replace: `  NamespaceDeclaration |
  GlobalDeclaration |
  AmbientDeclaration
}

GlobalDeclaration { tskw<"global"> Block }`,
    shows: [
      [
        'declare module "x" { global { var a: B } }',
        'AmbientDeclaration(declare,NamespaceDeclaration(module,String,Block("{",GlobalDeclaration(global,Block("{",VariableDeclaration(var,VariableDefinition,TypeAnnotation(":",TypeName)),"}")),"}")))',
      ],
    ],
  },
  {
    name: 'keywords as type members',
    reason: 'A member of a namespace may be named by any word.',
    find: `("." TypeName | noSemiType`,
    replace: `("." TypeName { word } | noSemiType`,
    shows: [
      [
        'type A = B.default;',
        'TypeAliasDeclaration(type,TypeDefinition,Equals,IndexedType(TypeName,".",TypeName),";")',
      ],
    ],
  },
  {
    name: 'keys before pattern keys',
    reason: 'What may be a pattern or an object literal is followed as both; of many nested ones the literal is kept.',
    find: 'PropertyDefinition { word ~propName }',
    replace: 'PropertyDefinition[@dynamicPrecedence=1] { word ~propName }',
    shows: [],
  },
  {
    name: 'line break after an arrow function',
    reason:
      'Nothing may follow the block of an arrow function within the expression, so what could continue it on the next line begins a statement or class member.',
    find: 'semi { ";" | insertSemi }',
    replace: 'semi { ";" | insertSemi | arrowSemi }',
    shows: [
      [
        'f = () => {}\n[a].b();',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}")))),ExpressionStatement(CallExpression(MemberExpression(ArrayExpression("[",VariableName,"]"),".",PropertyName),ArgList("(",")")),";")',
      ],
      [
        'const f = c ? g : async x => () => {} // why\n(a);',
        'VariableDeclaration(const,VariableDefinition,Equals,ConditionalExpression(VariableName,LogicOp,VariableName,LogicOp,ArrowFunction(async,ParamList(VariableDefinition),Arrow,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}"))))),ExpressionStatement(ParenthesizedExpression("(",VariableName,")"),";")',
      ],
      [
        'f = () => {}\n`${a}`;',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}")))),ExpressionStatement(TemplateString(Interpolation(InterpolationStart,VariableName,InterpolationEnd)),";")',
      ],
      [
        'f = () => {}\n/a/.b();',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}")))),ExpressionStatement(CallExpression(MemberExpression(RegExp,".",PropertyName),ArgList("(",")")),";")',
      ],
      [
        'f = () => {}\n+a;',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}")))),ExpressionStatement(UnaryExpression(ArithOp,VariableName),";")',
      ],
      [
        'class A { f = () => {}\n[k]() {}\ng = () => {}\n*h() {} }',
        'ClassDeclaration(class,VariableDefinition,ClassBody("{",PropertyDeclaration(PropertyDefinition,Equals,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}"))),MethodDeclaration("[",VariableName,"]",ParamList("(",")"),Block("{","}")),PropertyDeclaration(PropertyDefinition,Equals,ArrowFunction(ParamList("(",")"),Arrow,Block("{","}"))),MethodDeclaration(Star,PropertyDefinition,ParamList("(",")"),Block("{","}")),"}"))',
      ],
    ],
  },
  {
    name: 'line break after an arrow function, the token',
    reason: 'Its tokeniser goes before the operators that could continue an expression.',
    find: '@external tokens noSemicolonType from "./tokens" { noSemiType }',
    replace: `@external tokens noSemicolonType from "./tokens" { noSemiType }

@external tokens arrowSemicolon from "./tokens" { arrowSemi }`,
    shows: [],
  },
  {
    name: 'escapes in names',
    reason: 'A name may hold Unicode escapes.',
    find: `  identifierChar { @asciiLetter | $[_$\\u{a1}-\\u{10ffff}] }`,
    replace: `  identifierChar { @asciiLetter | $[_$\\u{a1}-\\u{10ffff}] | "\\\\u" (hex hex hex hex | "{" hex+ "}") }`,
    shows: [
      [
        'var \\u03b41 = a.\\u{61};',
        'VariableDeclaration(var,VariableDefinition,Equals,MemberExpression(VariableName,".",PropertyName),";")',
      ],
    ],
  },
];

export const tokenEdits = [
  {
    name: 'operators, terms',
    reason: 'Terms of the new external tokens.',
    find: `incdec, incdecPrefix, questionDot,
`,
    replace: `incdec, incdecPrefix, questionDot, unionOp, intersectionOp, nonNull, arrowSemi, ArrowFunction, Block,
`,
    shows: [],
  },
  {
    name: 'dialect, term',
    reason: 'Non-null assertions belong to the ts dialect.',
    find: 'JSXStartTag, Dialect_jsx}',
    replace: 'JSXStartTag, Dialect_jsx, Dialect_ts}',
    shows: [],
  },
  {
    name: 'type operators, tokeniser',
    reason: 'See "type operators" of the grammar.',
    find: 'function identifierChar(ch, start) {',
    replace: `export const typeOperator = new ExternalTokenizer((input) => {
  let {next} = input
  if (next != 124 && next != 38) return
  input.advance()
  if (input.next != next) input.acceptToken(next == 124 ? unionOp : intersectionOp)
})

function identifierChar(ch, start) {`,
    shows: [],
  },
  {
    name: 'non-null assertion, tokeniser',
    reason: 'See "non-null assertion, the token" of the grammar.',
    find: '  } else if (next == question && input.peek(1) == dot) {',
    replace: `  } else if (next == 33) {
    if (input.peek(1) != 61 && !brokenLine(stack) && stack.dialectEnabled(Dialect_ts) && stack.canShift(nonNull))
      input.acceptToken(nonNull, 1)
  } else if (next == question && input.peek(1) == dot) {`,
    shows: [],
  },
  {
    name: 'what stands before a token',
    reason:
      'A comment over several lines counts as a line break where a semicolon may be missing. The block of an arrow function is remembered for "line break after an arrow function".',
    find: `  start: false,
  shift(context, term) {
    return term == LineComment || term == BlockComment || term == spaces ? context : term == newline
  },
  strict: false
})`,
    replace: `  start: 0,
  shift(context, term, stack, input) {
    if (term == BlockComment)
      return /[\\n\\r\\u2028\\u2029]/.test(input.read(input.pos, stack.pos)) ? context | lineBreak : context
    if (term == newline) return context | lineBreak
    return term == LineComment || term == spaces ? context : 0
  },
  reduce(context, term) {
    if (term == Block) return blockEnd
    if (term == ArrowFunction && context & (blockEnd | arrowEnd)) return context & lineBreak | arrowEnd
    return context & ~blockEnd
  },
  strict: false
})

function brokenLine(stack) { return (stack.context & lineBreak) > 0 }

export const arrowSemicolon = new ExternalTokenizer((input, stack) => {
  if (stack.context != (lineBreak | arrowEnd)) return
  let {next} = input
  if (next == slash) { if (input.peek(1) == slash || input.peek(1) == star) return }
  else if (next != bracketL && next != parenL && next != backtick && next != plus && next != minus && next != star && next != lt) return
  if (stack.canShift(arrowSemi)) input.acceptToken(arrowSemi)
}, {contextual: true})`,
    shows: [
      [
        'a = b /*\n*/ c();',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,VariableName)),ExpressionStatement(CallExpression(VariableName,ArgList("(",")")),";")',
      ],
      [
        'a = b\n/* */ c();',
        'ExpressionStatement(AssignmentExpression(VariableName,Equals,VariableName)),ExpressionStatement(CallExpression(VariableName,ArgList("(",")")),";")',
      ],
    ],
  },
  {
    name: 'what stands before a token, the characters',
    reason: 'See above.',
    find: 'question = 63, dot = 46, bracketL = 91',
    replace: `question = 63, dot = 46, bracketL = 91, parenL = 40, backtick = 96

const lineBreak = 1, blockEnd = 2, arrowEnd = 4`,
    shows: [],
  },
  {
    name: 'line breaks, insertSemicolon',
    reason: 'A line break is one bit of what stands before a token.',
    find: 'next == -1 || stack.context)',
    replace: 'next == -1 || brokenLine(stack))',
    shows: [],
  },
  {
    name: 'line breaks, noSemicolon',
    reason: 'A line break is one bit of what stands before a token.',
    find: 'next != -1 && !stack.context)',
    replace: 'next != -1 && !brokenLine(stack))',
    shows: [],
  },
  {
    name: 'line breaks, noSemicolonType',
    reason: 'A line break is one bit of what stands before a token.',
    find: 'input.next == bracketL && !stack.context)',
    replace: 'input.next == bracketL && !brokenLine(stack))',
    shows: [],
  },
  {
    name: 'line breaks, operatorToken',
    reason: 'A line break is one bit of what stands before a token.',
    find: 'mayPostfix = !stack.context',
    replace: 'mayPostfix = !brokenLine(stack)',
    shows: [],
  },
  {
    name: 'default of a type parameter in tsx',
    reason: '`<T = unknown,>` starts an arrow function: no element name is followed by `=`.',
    find: `    if (input.next == comma) return
`,
    replace: `    if (input.next == comma || input.next == 61) return
`,
    shows: [
      [
        'f(<T = unknown,>(x: T) => x);',
        'ExpressionStatement(CallExpression(VariableName,ArgList("(",ArrowFunction(TypeParamList("<",TypeDefinition,Equals,TypeName,",",">"),ParamList("(",VariableDefinition,TypeAnnotation(":",TypeName),")"),Arrow,VariableName),")")),";")',
        'tsx',
      ],
    ],
  },
];
