import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program of which `answer(request)` verifies the bearer token of the request, and the library release that it imports. */
export interface RealProgram {
  readonly library: string;
  readonly version: string;
  readonly program: string;
}

const SECRET = 'a secret of thirty-two characters';

/** What some libraries need beside themselves. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@nestjs/jwt': { '@nestjs/common': '10', 'reflect-metadata': '0.2', rxjs: '7' },
  '@fastify/jwt': { fastify: '5' },
};

/**
 * Installs every release into a folder of its own below a temporary one, runs each program with real tokens (no audience, another one,
 * `me`), and says what was answered: `accepted refused accepted`.
 */
export async function answersOf(programs: readonly RealProgram[]): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'tokentrail-libraries-'));
  try {
    const folders = new Map<string, string>();
    const answers: string[] = [];
    for (const [index, { library, version, program }] of programs.entries()) {
      const release = `${library}@${version}`;
      const folder = folders.get(release) ?? install(join(root, `r${folders.size}`), library, version);
      folders.set(release, folder);
      const file = join(folder, `form${index}.mjs`);
      writeFileSync(file, program);
      const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as RealModule;
      const given = [];
      for (const audience of [null, 'you', 'me']) given.push(await answerTo(module, audience));
      answers.push(given.join(' '));
    }
    return answers;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface RealModule {
  readonly answer: (request: { readonly headers: { readonly authorization: string } }) => Promise<unknown>;
}

function install(folder: string, library: string, version: string): string {
  mkdirSync(folder);
  const dependencies = { [library]: version, ...BESIDE[library] };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], { cwd: folder });
  return folder;
}

async function answerTo({ answer }: RealModule, audience: string | null): Promise<string> {
  try {
    await answer({ headers: { authorization: `Bearer ${signed(audience)}` } });
    return 'accepted';
  } catch {
    return 'refused';
  }
}

/** A token of the shared secret for the audience, or without one. */
export function signed(audience: string | null): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'user', iat: now, exp: now + 600, ...(audience === null ? {} : { aud: audience }) };
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${head}.${createHmac('sha256', SECRET).update(head).digest('base64url')}`;
}
