import { engine } from './built-in-engine.js';
import type { Stream } from './cli/terminal.js';
import { main } from './main.js';

const stream = (to: NodeJS.WriteStream): Stream => ({
  write: (text) => void to.write(text),
  isTTY: to.isTTY === true,
  columns: to.columns,
});

/** Runs the command that this process was started for, and sets its exit code. */
export async function runCommandLine(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  process.on('SIGINT', () => process.exit(130));
  const terminal = { stdout: stream(process.stdout), stderr: stream(process.stderr), env: process.env };
  process.exitCode = await main(process.argv.slice(2), terminal, engine);
}
