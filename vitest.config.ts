import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@tokentrail/source'] },
  ssr: { resolve: { conditions: ['@tokentrail/source'] } },
  test: { include: ['test/**/*.test.ts'] },
});
