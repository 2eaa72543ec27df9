import { parseRulesFile } from 'tokentrail';
import { describe, expect, it } from 'vitest';

function errorsOf(text: string): readonly string[] {
  return parseRulesFile(text, null).errors.map((error) => `${error.line}:${error.column} ${error.message}`);
}

const VALID = `# rules of our own
rules:
  - id: my-rule
    kind: flow
    sources: [secret]
    sinks: [log]
    barriers: [redaction]
    severity: high
    message: "{source} is written to {sink}"
models:
  - language: python
    source: { path: "acme.vault.read().ReturnValue", kind: secret }
  - language: python
    sink: { path: "logging.{debug,info}.Argument[0]", kind: log }
  - language: javascript
    barrier: { path: "@acme/redact.redact.ReturnValue", kind: redaction }
`;

describe('parseRulesFile', () => {
  it('reads YAML and JSON of the same shape', () => {
    const yaml = parseRulesFile(VALID, null);
    expect(yaml.errors).toEqual([]);
    expect(yaml.parts?.models).toHaveLength(3);
    expect(parseRulesFile(JSON.stringify(yaml.parts), null)).toEqual(yaml);
  });

  it('places every error by line and column', () => {
    const text = VALID.replace('severity: high', 'severity: hgih')
      .replace('barriers:', 'bariers:')
      .replace('language: javascript', 'language: java')
      .replace('    message:', '    mesage:');
    expect(errorsOf(text)).toEqual([
      '7:5 unknown key "bariers" (did you mean barriers?)',
      '8:15 must be one of note, low, medium, high, critical (did you mean high?)',
      '9:5 unknown key "mesage" (did you mean message?)',
      '15:15 must be one of python, javascript, any',
    ]);
  });

  it('places errors of paths', () => {
    const [error] = errorsOf(VALID.replace('Argument[0]', 'Argumnt[0]'));
    expect(error).toMatch(/^14:41 the path is not valid .*\(did you mean Argument\[0\]\?\)$/);
  });

  it('places errors within a text where it stands as written, else at its start', () => {
    const place = (path: string) =>
      errorsOf(VALID.replace('"logging.{debug,info}.Argument[0]"', path))[0]?.split(' ')[0];
    expect(place("'logging.info.Argumnt[0]'")).toBe('14:33');
    const block = VALID.replace(/sink: .*/, 'sink:\n      path: logging.info.Argumnt[0]\n      kind: log');
    expect(errorsOf(block)[0]).toMatch(/^15:26 /);
    expect(place('"logging\\u002einfo.Argumnt[0]"')).toBe('14:19');
  });

  it('places errors of JSON as well', () => {
    expect(errorsOf('{\n  "rules": [\n    { "id": 3 }\n  ]\n}')).toContain('3:13 must be a string, is a number');
  });

  it.each([
    ['', '1:1 the file holds no rules and no models'],
    ['- a\n- b\n', '1:1 must be a mapping, is a list'],
    ['models:\n', '1:8 must be a list, is empty'],
  ])('tells what is wrong with %j', (text, message) => {
    expect(errorsOf(text)).toEqual([message]);
  });

  it.each([
    ['{ path: logging.info.Argument[0], kind: log }', '14:40'],
    ['{ path: logging.{info,debug}.Argument[0], kind: log }', '14:27'],
    ['{ path: @acme/log.info.Argument[0], kind: log }', '14:19'],
  ])('says once that %s wants quotes', (row, place) => {
    const errors = errorsOf(VALID.replace(/\{ path: "logging.*/, row));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(new RegExp(`^${place} .*put texts that hold .* in quotes$`));
  });

  it.each([
    ['python', '>=1.2,<2', null],
    ['python', '>=1.2 <2', ' (did you mean >=1.2,<2?)'],
    ['python', 'latest', ''],
    ['javascript', '>=1.2 <2 || ^4', null],
    ['javascript', '>=1.2, <2', ' (did you mean >=1.2 <2?)'],
    ['javascript', '2 and up', ''],
  ])('knows how ranges of %s versions read: %s', (language, versions, hint) => {
    const row = `models:\n  - language: ${language}\n    versions: "${versions}"\n    source: { path: "a.b()", kind: k }\n`;
    const message = `3:15 "${versions}" is no range of versions, so the row would hold nowhere`;
    expect(errorsOf(row)).toEqual(hint === null ? [] : [`${message}${hint}`]);
  });

  it('reads one document', () => {
    expect(errorsOf(`${VALID}---\n${VALID}`)).toEqual([
      '17:1 a second document begins here; a rules file is one document',
    ]);
  });

  it('tells errors of YAML itself', () => {
    const [error] = errorsOf('rules:\n  - id: a\n   kind: flow\n');
    expect(error).toMatch(/^[23]:\d+ /);
    expect(errorsOf('rules: []\nrules: []\n')[0]).toMatch(/^2:1 .*unique/);
    const bomb = `a: &a [x,x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${i === 0 ? '*a,*a' : `*b${i - 1},*b${i - 1}`}]`).join('\n')}`;
    expect(errorsOf(bomb).length).toBeGreaterThan(0);
  });
});
