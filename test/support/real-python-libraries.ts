import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RealProgram, signed } from './real-libraries.js';

/** Runs `answer` of each program with the tokens it is given, and prints what was answered: a line for each program. */
const RUNNER = `
import importlib, json, sys

class Request:
    def __init__(self, token):
        self.headers = {"Authorization": "Bearer " + token}

def answer(module, token):
    try:
        module.answer(Request(token))
        return "accepted"
    except Exception:
        return "refused"

given = json.load(sys.stdin)
for name in given["programs"]:
    module = importlib.import_module(name)
    print(" ".join(answer(module, token) for token in given["tokens"]))
`;

/**
 * Installs every release into a folder of its own below a temporary one, runs each program with real tokens (no audience, another one,
 * `me`), and says what was answered: `accepted refused accepted`, or nothing of a release that pip cannot install. Needs `python3` with pip.
 */
export function pythonAnswersOf(programs: readonly RealProgram[]): readonly (string | undefined)[] {
  const root = mkdtempSync(join(tmpdir(), 'tokentrail-python-libraries-'));
  try {
    const answers: (string | undefined)[] = programs.map(() => undefined);
    const releases = new Set(programs.map(({ library, version }) => `${library}==${version}`));
    for (const release of releases) {
      const entries = [...programs.entries()].filter(
        ([, { library, version }]) => `${library}==${version}` === release,
      );
      const folder = join(root, release);
      mkdirSync(folder);
      if (!isInstalled(folder, release)) continue;
      for (const [index, { program }] of entries) writeFileSync(join(folder, `form${index}.py`), program);
      writeFileSync(join(folder, 'runner.py'), RUNNER);
      const output = execFileSync('python3', ['-W', 'ignore', 'runner.py'], {
        cwd: folder,
        input: JSON.stringify({
          programs: entries.map(([index]) => `form${index}`),
          tokens: [null, 'you', 'me'].map(signed),
        }),
        encoding: 'utf8',
      });
      const lines = output.trim().split('\n');
      entries.forEach(([index], line) => {
        answers[index] = lines[line] ?? 'no answer';
      });
    }
    return answers;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function isInstalled(folder: string, release: string): boolean {
  const quiet = ['--quiet', '--disable-pip-version-check', '--retries', '0'];
  try {
    execFileSync('python3', ['-m', 'pip', 'install', ...quiet, '--target', folder, release], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
