import { defineConfig } from 'vitest/config';

const results = process.env['TOKENTRAIL_TEST_RESULTS'];

export default defineConfig({
  resolve: { conditions: ['@tokentrail/source'] },
  ssr: { resolve: { conditions: ['@tokentrail/source'] } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    // Nothing of the engine is global, so files may share the modules that they load.
    isolate: false,
    // The gate counts tests from this file.
    ...(results === undefined ? {} : { reporters: ['default', 'json'], outputFile: { json: results } }),
  },
});
