// What a path says of its file by the conventions of both languages.

const TEST_FOLDER = /(^|\/)(tests?|__tests__|specs?|e2e|__mocks__|mocks?|fixtures|testing|benchmarks?)\//i;
const TEST_FILE = /(^|\/)(test_[^/]*|[^/]*_test|conftest|[^/]*[.-](test|spec|e2e|bench|mock))\.[^./]+$/i;
const EXAMPLE_FOLDER = /(^|\/)(examples?|samples?|demos?)\//i;

/** Whether a path names a test by the conventions of both languages. */
export function isTestPath(path: string): boolean {
  return TEST_FOLDER.test(path) || TEST_FILE.test(path);
}

/** Whether a path names an example; people copy those, and they run as servers. */
export function isExamplePath(path: string): boolean {
  return EXAMPLE_FOLDER.test(path);
}
