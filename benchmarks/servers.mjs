// Scans labelled servers with the command as built and counts what is found, missed and falsely reported.
// Usage: node benchmarks/servers.mjs --labels FILE.jsonl … --folders DIR [--reports DIR] [--only TEXT] [--again] [--table]
//
// --folders  one folder for each server, `owner+name`, checked out at the labelled commit
// --reports  where the JSON reports are kept; those that are there are used again, unless --again is given
// --table    prints the tables of benchmarks/README.md instead of the lists
//
// A label is { repo, path, line, also_lines?, rule, verdict: vulnerable | safe | ambiguous, why }. A vulnerable site is found when a
// finding of its rule covers its line or one of the three around it; for a flow rule a step of the trail is enough.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TOLERANCE = 3;
const SECONDS = 300;
const RULES = ['authorization-passthrough', 'jwt-no-audience'];
const LANGUAGES = [
  ['Python', /\.pyi?$/],
  ['JavaScript and TypeScript', /\.[cm]?[jt]sx?$/],
];
const COMMAND = fileURLToPath(new URL('../packages/tokentrail/bin/tokentrail.js', import.meta.url));

const { values: options } = parseArgs({
  options: {
    labels: { type: 'string', multiple: true },
    folders: { type: 'string' },
    reports: { type: 'string', default: 'reports' },
    only: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
});
if (options.labels === undefined || options.folders === undefined) {
  console.error(
    'usage: node benchmarks/servers.mjs --labels FILE.jsonl … --folders DIR [--reports DIR] [--only TEXT] [--again] [--table]',
  );
  process.exit(2);
}

const labels = options.labels
  .flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  .filter(({ repo }) => repo.includes(options.only));
const servers = [...new Set(labels.map(({ repo }) => repo))].sort((a, b) => a.localeCompare(b));
const fileOf = (repo) => join(options.reports, `${repo.replace('/', '+')}.json`);

function scan(repo) {
  const folder = join(options.folders, repo.replace('/', '+'));
  if (!existsSync(folder)) return Promise.resolve(`no folder ${folder}`);
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [
      COMMAND,
      'scan',
      folder,
      '--format',
      'json',
      '--output',
      fileOf(repo),
      '--fail-on',
      'none',
    ]);
    const timer = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000);
    let errors = '';
    child.stderr.on('data', (data) => (errors += data));
    child.on('close', (code) => {
      clearTimeout(timer);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve(code === 0 ? `${seconds} s` : `FAILED (${code}) after ${seconds} s: ${errors.slice(-300)}`);
    });
  });
}

async function scanAll() {
  mkdirSync(options.reports, { recursive: true });
  const waiting = servers.filter((repo) => options.again || !existsSync(fileOf(repo)));
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let repo = waiting.shift(); repo !== undefined; repo = waiting.shift())
        console.error(`${repo}: ${await scan(repo)}`);
    }),
  );
}

const near = ({ file, startLine, endLine }, { path, line, also_lines = [] }) =>
  file === path &&
  [line, ...also_lines].some((one) => one >= startLine - TOLERANCE && one <= (endLine ?? startLine) + TOLERANCE);
const covers = (finding, label) =>
  near(finding.location, label) ||
  (label.rule === RULES[0] && finding.trail.some(({ location }) => near(location, label)));

/** What a report says of the labels of one server in one language and rule. */
function judge(findings, sites) {
  const claimed = new Set();
  const vulnerable = sites.filter(({ verdict }) => verdict === 'vulnerable');
  const missed = vulnerable.filter((site) => {
    const covering = findings.filter((finding) => covers(finding, site));
    covering.forEach((finding) => claimed.add(finding));
    return covering.length === 0;
  });
  const alarming = sites.filter((site) => {
    if (site.verdict === 'vulnerable') return false;
    const alarms = findings.filter((finding) => near(finding.location, site) && !claimed.has(finding));
    alarms.forEach((finding) => claimed.add(finding));
    return alarms.length > 0 && site.verdict === 'safe';
  });
  const safe = sites.filter(({ verdict }) => verdict === 'safe').length;
  const unlabelled = findings.filter((finding) => !claimed.has(finding));
  return {
    found: vulnerable.length - missed.length,
    vulnerable: vulnerable.length,
    missed,
    safe,
    alarming,
    unlabelled,
  };
}

function rowsOf([language, files]) {
  return servers.flatMap((repo) => {
    const own = labels.filter((label) => label.repo === repo && files.test(label.path));
    if (own.length === 0 || !existsSync(fileOf(repo))) return [];
    const report = JSON.parse(readFileSync(fileOf(repo), 'utf8'));
    const judged = RULES.map((rule) =>
      judge(
        report.findings.filter(({ ruleId, location }) => ruleId === rule && files.test(location.file)),
        own.filter((label) => label.rule === rule),
      ),
    );
    return [{ language, repo, report, judged }];
  });
}

const share = (part, whole) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} % (${part}/${whole})`);
const fraction = (part, whole) => (whole === 0 ? '–' : `${part}/${whole}`);

function printTable([language], rows) {
  console.log(`### ${language}\n`);
  console.log(
    '| server | files | parsed whole | passthrough found | false alarms | jwt found | false alarms | not labelled |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const { repo, report, judged } of rows) {
    const cells = judged.flatMap((one) => [
      fraction(one.found, one.vulnerable),
      fraction(one.alarming.length, one.safe),
    ]);
    const { files, parsed } = report.coverage;
    console.log(
      `| ${[repo, files, parsed, ...cells, judged[0].unlabelled.length + judged[1].unlabelled.length].join(' | ')} |`,
    );
  }
  console.log();
}

function printLists([language], rows) {
  for (const [index, rule] of RULES.entries()) {
    const all = rows.map(({ judged }) => judged[index]);
    const total = (count) => all.reduce((sum, one) => sum + count(one), 0);
    const [found, alarms] = [total((one) => one.found), total((one) => one.alarming.length)];
    console.log(
      `\n${rule}, ${language}: recall ${share(
        found,
        total((one) => one.vulnerable),
      )}, precision ${share(found, found + alarms)}, ` +
        `false alarms ${fraction(
          alarms,
          total((one) => one.safe),
        )}, not labelled ${total((one) => one.unlabelled.length)}`,
    );
    for (const { repo, judged } of rows) {
      for (const { path, line, why } of judged[index].missed) console.log(`  MISSED ${repo} ${path}:${line} ${why}`);
      for (const { path, line, why } of judged[index].alarming) console.log(`  FALSE ${repo} ${path}:${line} ${why}`);
      for (const { location, confidence, severity } of judged[index].unlabelled)
        console.log(`  not labelled ${repo} ${location.file}:${location.startLine} (${confidence}, ${severity})`);
    }
  }
}

await scanAll();
for (const language of LANGUAGES) (options.table ? printTable : printLists)(language, rowsOf(language));
