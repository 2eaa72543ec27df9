import { parseApiPath, parseRelativePath } from '@tokentrail/core';
import { describe, expect, it } from 'vitest';

const tokensOf = (text: string) => parseApiPath(text).path?.tokens;
const kindsOf = (text: string) => tokensOf(text)?.map((token) => token.kind);
const problems = (text: string) =>
  parseApiPath(text).errors.map(({ offset, message, suggestion }) => ({ offset, message, suggestion }));
const relativeProblems = (text: string) =>
  parseRelativePath(text).errors.map(({ offset, message, suggestion }) => ({ offset, message, suggestion }));

describe('a path is read into tokens', () => {
  it('reads members, calls and arguments', () => {
    expect(tokensOf('httpx.AsyncClient().get.Argument[headers:].Key[authorization]')).toEqual([
      { kind: 'root', name: 'httpx' },
      { kind: 'member', names: ['AsyncClient'] },
      { kind: 'return' },
      { kind: 'member', names: ['get'] },
      { kind: 'argument', places: [{ kind: 'name', name: 'headers' }] },
      { kind: 'key', names: ['authorization'] },
    ]);
  });

  it('takes a quoted or a simple JavaScript specifier as root', () => {
    expect(tokensOf('"@modelcontextprotocol/sdk/server/mcp.js".McpServer()')?.[0]).toEqual({
      kind: 'root',
      name: '@modelcontextprotocol/sdk/server/mcp.js',
    });
    expect(tokensOf('@acme/redact.redact.ReturnValue')?.[0]).toEqual({ kind: 'root', name: '@acme/redact' });
    expect(tokensOf('node:async_hooks.AsyncLocalStorage()')?.[0]).toEqual({ kind: 'root', name: 'node:async_hooks' });
  });

  it('reads every form of place', () => {
    expect(tokensOf('f.Argument[0, 1.., any, name:]')?.[1]).toEqual({
      kind: 'argument',
      places: [
        { kind: 'index', index: 0 },
        { kind: 'from', index: 1 },
        { kind: 'any' },
        { kind: 'name', name: 'name' },
      ],
    });
  });

  it('reads alternatives in braces and brackets', () => {
    expect(tokensOf('logging.{debug, info}')?.[1]).toEqual({ kind: 'member', names: ['debug', 'info'] });
    expect(tokensOf('m.Member[Key|x-y]')?.[1]).toEqual({ kind: 'member', names: ['Key', 'x-y'] });
  });

  it('counts one call for () followed by ReturnValue, and two for ()()', () => {
    expect(kindsOf('p.read().ReturnValue')).toEqual(['root', 'member', 'return']);
    expect(kindsOf('p.read.ReturnValue')).toEqual(['root', 'member', 'return']);
    expect(kindsOf('p.read()()')).toEqual(['root', 'member', 'return', 'return']);
  });

  it('reads contents, and a key held by an argument', () => {
    expect(kindsOf('p.Field[a].Element.Index[2].AnyKey.MapKey.AnyContent')).toEqual([
      'root',
      'field',
      'element',
      'index',
      'anyKey',
      'mapKey',
      'anyContent',
    ]);
    expect(parseRelativePath('Receiver.Key[Argument[0]]').path?.tokens).toEqual([
      { kind: 'receiver' },
      { kind: 'keyOfArgument', place: { kind: 'index', index: 0 } },
    ]);
    expect(parseRelativePath('Argument[0].Path[Argument[1]]').path?.tokens[1]).toEqual({
      kind: 'pathOfArgument',
      place: { kind: 'index', index: 1 },
    });
  });

  it('allows members called like a token in lower case', () => {
    expect(tokensOf('p.key.element')?.slice(1)).toEqual([
      { kind: 'member', names: ['key'] },
      { kind: 'member', names: ['element'] },
    ]);
  });
});

describe('what is wrong with a path is said with its place and a remedy', () => {
  it.each([
    ['', 0, 'the path is empty', 'package.function.Argument[0]'],
    ['.get', 0, 'the path must begin with a package name', null],
    ['"abc.def', 0, 'the quoted package name is not closed', '"abc.def"'],
    ['"".get', 0, 'the package name is empty', null],
    ['p.', 1, 'the path ends with a dot', 'p'],
    ['p.get(x)', 5, 'a call takes no arguments in a path', 'Argument[…] for what is passed, () for what comes back'],
    ['p.get(', 5, 'the parenthesis is not closed', '()'],
    ['p.get]', 5, 'expected "." or "()" here, found "]"', null],
    ['p..get', 2, 'expected a name here, found "."', null],
    ['p.{a,b', 2, 'the brace is not closed', '{a,b}'],
    ['p.{a,,b}', 5, 'a name is missing', null],
    ['p.{a|b}', 3, 'names are separated by "," here', 'a,b'],
    ['p.Key[a,b]', 6, 'names are separated by "|" here', 'a|b'],
    ['p.Argument[0', 10, 'the bracket is not closed', 'Argument[0]'],
    ['p.Argument', 2, 'Argument needs brackets, and a member of that name braces: {Argument}', 'Argument[0]'],
    ['p.Key[]', 5, 'Key[] says nothing', 'Key[name]'],
    ['p.Element[0]', 2, 'Element takes no brackets', 'Element'],
    ['p.Argumnet[0]', 2, 'there is no step Argumnet[…]', 'Argument[0]'],
    ['p.headers[x]', 2, 'there is no step headers[…]', 'headers.Key[x]'],
    ['p.Index[a]', 8, 'Index takes a number, found "a"', 'Index[0], or Element for any'],
    ['p.Argument[token]', 11, 'a keyword place ends with a colon', 'Argument[token:]'],
    ['p.Argument[1..3]', 11, 'a range of places has no end', 'Argument[1..]'],
    ['p.Argument[-1]', 11, 'places count from 0, from the left', null],
    ['p.Argument[0,]', 13, 'a place is missing', 'Argument[0]'],
    ['p.Argument[a b]', 11, '"a b" is no place', 'Argument[0], Argument[1..], Argument[any] or Argument[name:]'],
    ['p.Key[Argument[0,1]]', 6, 'a key is held by one argument', 'Key[Argument[0]]'],
    ['p.Path[headers]', 7, 'a path of keys is held by one argument', 'Path[Argument[1]]'],
    [
      'p.get.Receiver',
      6,
      'Receiver may only begin a path that is relative to a call',
      'Member[Receiver] for a member of that name',
    ],
  ])('%j', (text, offset, message, suggestion) => {
    expect(problems(text)).toEqual([{ offset, message, suggestion }]);
  });

  it('reports all errors of a path at once', () => {
    expect(problems('p.Argument[x].Key[].Elment[0]').map((problem) => problem.message)).toEqual([
      'a keyword place ends with a colon',
      'Key[] says nothing',
      'there is no step Elment[…]',
    ]);
  });

  it('demands a start that a call has in a relative path', () => {
    expect(relativeProblems('Argument[0].Element')).toEqual([]);
    expect(relativeProblems('Reciever.Key[a]')).toEqual([
      {
        offset: 0,
        message: 'a path relative to a call begins with Argument[…], Keywords, Receiver or ReturnValue',
        suggestion: 'Receiver',
      },
    ]);
    expect(relativeProblems('')[0]?.suggestion).toBe('Argument[0]');
  });
});
