import { catalogue } from '@tokentrail/catalogue';
import { analyze, versionedPackages } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { describe, expect, test } from 'vitest';
import { readDependencies } from '../../packages/tokentrail/src/dependencies/read-dependencies.js';
import { answersOf } from '../support/real-libraries.js';
import { pythonAnswersOf } from '../support/real-python-libraries.js';
import { type JwtForm, jwtForms, programOf } from './jwt-forms.js';
import { type PythonJwtForm, pythonJwtForms, pythonProgramOf } from './python-jwt-forms.js';

const nameOf = ({ library, version, call }: JwtForm): string => `${library} ${version}: ${call}`;

describe('forms of JWT libraries', () => {
  test.for(jwtForms.map((form) => [nameOf(form), form] as const))('%s', async ([, form]) => {
    const manifests = [
      { path: 'package.json', text: JSON.stringify({ dependencies: { [form.library]: form.version } }) },
    ];
    const server =
      "import express from 'express';\nimport { answer } from './answer.js';\nexpress().get('/', (req) => answer(req));\n";
    const report = await analyze({
      files: [
        { path: 'answer.js', text: programOf(form) },
        { path: 'server.js', text: server },
      ],
      manifests,
      dependencies: readDependencies(manifests, versionedPackages(catalogue)).projects,
      languages: [javascript],
      catalogue,
      context: 'any',
    });
    const found = report.findings.some(({ ruleId }) => ruleId === 'jwt-no-audience');
    expect(found ? 'accepts a token for another service' : 'quiet').toBe(
      form.other === 'accepted' ? 'accepts a token for another service' : 'quiet',
    );
  });
});

const nameOfPython = ({ library, version, call }: PythonJwtForm): string => `${library} ${version}: ${call}`;

const PYTHON_SERVER = `from flask import Flask, request
from answer import answer

app = Flask(__name__)


@app.get("/")
def get():
    return answer(request)
`;

describe('forms of JWT libraries for Python', () => {
  test.for(pythonJwtForms.map((form) => [nameOfPython(form), form] as const))('%s', async ([, form]) => {
    const manifests = [{ path: 'requirements.txt', text: `${form.library}==${form.version}\n` }];
    const report = await analyze({
      files: [
        { path: 'answer.py', text: pythonProgramOf(form) },
        { path: 'server.py', text: PYTHON_SERVER },
      ],
      manifests,
      dependencies: readDependencies(manifests, versionedPackages(catalogue)).projects,
      languages: [python],
      catalogue,
      context: 'any',
    });
    const found = report.findings.filter(({ ruleId }) => ruleId === 'jwt-no-audience');
    expect(found.map(({ severity }) => severity)).toEqual(form.severity === null ? [] : [form.severity]);
  });
});

const real = process.env['TOKENTRAIL_REAL_LIBRARIES'];
if (real !== undefined && real !== '') {
  test('the libraries themselves answer so', { timeout: 900_000 }, async () => {
    const answers = await answersOf(jwtForms.map((form) => ({ ...form, program: programOf(form) })));
    const differing = jwtForms.flatMap((form, index) => {
      const expected = [form.absent, form.other, form.own].join(' ');
      return answers[index] === expected ? [] : [`${nameOf(form)}: ${answers[index]}, not ${expected}`];
    });
    expect(differing).toEqual([]);
  });

  test('the libraries for Python themselves answer so', { timeout: 900_000 }, () => {
    const answers = pythonAnswersOf(pythonJwtForms.map((form) => ({ ...form, program: pythonProgramOf(form) })));
    const differing = pythonJwtForms.flatMap((form, index) => {
      const expected = form.answers.join(' ');
      return answers[index] === undefined || answers[index] === expected
        ? []
        : [`${nameOfPython(form)}: ${answers[index]}, not ${expected}`];
    });
    expect(differing).toEqual([]);
    expect(
      answers.some((answer) => answer !== undefined),
      'pip installs something',
    ).toBe(true);
  });
}
