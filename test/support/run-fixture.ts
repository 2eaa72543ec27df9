import { catalogue } from '@tokentrail/catalogue';
import { type Catalogue, inspect, versionedPackages } from '@tokentrail/core';
import { javascript } from '@tokentrail/javascript';
import { python } from '@tokentrail/python';
import { compare, kindsOfRules, type Outcome } from './compare.js';
import { readExpectations } from './expectations.js';
import type { Fixture } from './fixtures.js';
import { readDependencies } from '../../packages/tokentrail/src/dependencies/read-dependencies.js';
import { testCatalogue } from './test-catalogue.js';

/** What the standard libraries do, from the built-in catalogue; sources, sinks and barriers stay the test vocabulary's. */
export const languageCatalogue: Catalogue = {
  ...testCatalogue,
  models: [
    ...testCatalogue.models,
    ...catalogue.models.filter(
      (model) =>
        'summary' in model || 'type' in model || 'storage' in model || 'neutral' in model || 'entryPoint' in model,
    ),
  ],
};

/** Analyses a fixture and returns every difference from its expectations. */
export async function runFixture(fixture: Fixture, rules: Catalogue): Promise<readonly string[]> {
  return compare(
    fixture.files.flatMap((file) => readExpectations(file.path, file.text)),
    await analyzeFixture(fixture, rules),
  );
}

export async function analyzeFixture(fixture: Fixture, rules: Catalogue): Promise<Outcome> {
  const { report, program } = await inspect({
    files: fixture.files,
    manifests: fixture.manifests,
    dependencies: readDependencies(fixture.manifests, versionedPackages(rules)).projects,
    languages: [python, javascript],
    catalogue: rules,
    context: 'any',
  });
  return { report, program, kindsOf: kindsOfRules(rules) };
}
