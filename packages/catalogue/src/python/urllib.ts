import type { Model } from '@tokentrail/core';

/** urllib.request, http.client and urllib3. */
export const urllib: readonly Model[] = [
  {
    language: 'python',
    summary: {
      path: 'urllib.request.Request',
      input: 'Argument[2,headers:]',
      output: 'ReturnValue.Field[headers]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'urllib.request.Request().{add_header,add_unredirected_header}',
      input: 'Argument[1,val:]',
      output: 'Receiver.Field[headers].Key[Argument[0]]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'urllib.request.urlopen.Argument[0,url:].Field[headers]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[0,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'urllib.request.build_opener().open.Argument[0].Field[headers]',
      contents: 'any',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'urllib.request.build_opener().Field[addheaders]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'http.client.{HTTPConnection,HTTPSConnection}().request.Argument[3,headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'http.client.{HTTPConnection,HTTPSConnection}().putheader.Argument[1]',
      contents: 'none',
      kind: 'outbound-credential',
    },
  },
  {
    language: 'python',
    sink: { path: 'urllib3.PoolManager.Argument[1,headers:]', contents: 'any', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: { path: 'urllib3.PoolManager().headers.AnyKey', contents: 'none', kind: 'outbound-credential' },
  },
  {
    language: 'python',
    sink: {
      path: 'urllib3.PoolManager().request.Argument[4,headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'urllib3.PoolManager().urlopen.Argument[headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    sink: {
      path: 'urllib3.request.Argument[headers:]',
      contents: 'any',
      kind: 'outbound-credential',
      address: 'Argument[1,url:]',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'urllib3.util.make_headers',
      input: 'Argument[basic_auth:,proxy_basic_auth:]',
      output: 'ReturnValue.Key[authorization]',
      flow: 'taint',
    },
    because: 'urllib3 2.8, util/request.py',
  },
];
