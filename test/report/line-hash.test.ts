import { expect, it } from 'vitest';
import { lineHashes } from '../../packages/report/src/sarif/line-hash.js';

const LAST = 'c129715d7a2bc9a3:1';

it.each([
  ['', [LAST]],
  [' a\nb\n  \t\tc\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']],
  [
    'x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n',
    [
      'e54938cc54b302f1:1',
      'bb609acbe9138d60:1',
      '1131fd5871777f34:1',
      '5c482a0f8b35ea28:1',
      '54517377da7028d2:1',
      '2c644846cb18d53e:1',
      'f1b89f20de0d133:1',
      LAST,
    ],
  ],
  [
    'Lorem ipsum dolor sit amet.\n'.repeat(10),
    [
      ...[1, 2, 3, 4, 5, 6].map((count) => `a7f2ff13bc495cf2:${count}`),
      'a7f2ff1481e87703:1',
      'a9cf91f7bbf1862b:1',
      '55ec222b86bcae53:1',
      'cc97dc7b1d7d8f7b:1',
      LAST,
    ],
  ],
  [
    'import subprocess\n\ndef run(cmd: str) -> str:\n    return subprocess.run(cmd, shell=True)\n',
    ['51dacc1ea27453ff:1', '28777d9dec3e7dad:1', 'e12501cd25e79797:1', 'eb6ca3677d624f8f:1', LAST],
  ],
  ['\ufeffimport os\nprint("é😀")\n', ['880bb189022767d7:1', '2412064bee3f7871:1', LAST]],
  ['# 日本語 😀\nx=1\n', ['e4b2bbb591ecec14:1', '8e00d41f0ebba6bf:1', LAST]],
  ['a\r \nb', ['67c066a59e652f5e:1', 'cc4c43d77869440f:1', '8ee5a81e681643c1:1']],
  ['a\u2028b\nc\x0cd\nNUL\0\n', ['1a29294171359ac2:1', '20f558efba82a1d9:1', 'a7124e2353acc8b8:1', LAST]],
])('hashes the lines of %j as the uploader does', (text, hashes) => {
  expect(lineHashes(text)).toEqual(hashes);
});

it.each(['\r\n', '\n', '\r'])('gives the same hashes for line breaks of the form %j', (end) => {
  const text = [' hello; \t', 'world!!!', '', '', '  \t\tGreetings', ' End', ''].join(end);
  expect(lineHashes(text)).toEqual([
    'e9496ae3ebfced30:1',
    'fb7c023a8b9ccb3f:1',
    'ce8ba1a563dcdaca:1',
    'e20e36e16fcb0cc8:1',
    'b3edc88f2938467e:1',
    'c8e28b0b4002a3a0:1',
    LAST,
  ]);
});
