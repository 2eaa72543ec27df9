import type { Model } from '@tokentrail/core';

/** Running things concurrently: awaiting is transparent, what is passed in comes out, callables are called. */
export const asyncio: readonly Model[] = [
  {
    language: 'python',
    summary: {
      path: 'asyncio.{create_task,ensure_future,shield,wait_for,run,run_coroutine_threadsafe}',
      input: 'Argument[0]',
      output: 'ReturnValue',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'asyncio.gather', input: 'Argument[0]', output: 'ReturnValue.Index[0]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'asyncio.gather', input: 'Argument[1]', output: 'ReturnValue.Index[1]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'asyncio.gather', input: 'Argument[2]', output: 'ReturnValue.Index[2]', flow: 'value' },
  },
  {
    language: 'python',
    summary: { path: 'asyncio.gather', input: 'Argument[3]', output: 'ReturnValue.Index[3]', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'asyncio.as_completed',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'asyncio.to_thread', input: 'Argument[0,func:]', output: 'ReturnValue', flow: 'call' },
  },
  { language: 'python', type: { path: 'anyio.to_thread.run_sync', is: 'asyncio.to_thread' } },
  { language: 'python', type: { path: 'anyio.from_thread.run', is: 'asyncio.to_thread' } },
  { language: 'python', type: { path: 'starlette.concurrency.run_in_threadpool', is: 'asyncio.to_thread' } },
  { language: 'python', type: { path: 'fastapi.concurrency.run_in_threadpool', is: 'asyncio.to_thread' } },
  {
    language: 'python',
    summary: { path: 'anyio.run', input: 'Argument[0].ReturnValue', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'run_in_executor', input: 'Argument[1,func:]', output: 'ReturnValue', flow: 'call' },
  },
  {
    language: 'python',
    summary: { method: 'run_until_complete', input: 'Argument[0]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'start_soon', input: 'Argument[0,func:,callback:]', output: 'ReturnValue', flow: 'call' },
  },
  {
    language: 'python',
    summary: { method: 'call_soon', input: 'Argument[0,func:,callback:]', output: 'ReturnValue', flow: 'call' },
  },
  {
    language: 'python',
    summary: {
      method: 'call_soon_threadsafe',
      input: 'Argument[0,func:,callback:]',
      output: 'ReturnValue',
      flow: 'call',
    },
  },
  {
    language: 'python',
    summary: { method: 'submit', input: 'Argument[0,func:,callback:]', output: 'ReturnValue', flow: 'call' },
  },
  {
    language: 'python',
    summary: { method: 'add_task', input: 'Argument[0,func:,callback:]', output: 'ReturnValue', flow: 'call' },
  },
  {
    language: 'python',
    summary: { method: 'call_later', input: 'Argument[1,callback:]', output: 'ReturnValue', flow: 'call' },
  },
  {
    language: 'python',
    summary: { method: 'create_task', input: 'Argument[0,coro:]', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'add_done_callback', input: 'Receiver', output: 'Argument[0].Parameter[0]', flow: 'value' },
  },
  { language: 'python', summary: { method: 'set_result', input: 'Argument[0]', output: 'Receiver', flow: 'value' } },
  {
    language: 'python',
    summary: { method: 'put_nowait', input: 'Argument[0]', output: 'Receiver.Element', flow: 'value' },
  },
  {
    language: 'python',
    summary: { method: 'get_nowait', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}().map',
      input: 'Argument[1].Element',
      output: 'Argument[0].Parameter[0]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}().map',
      input: 'Argument[2].Element',
      output: 'Argument[0].Parameter[1]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}().map',
      input: 'Argument[3].Element',
      output: 'Argument[0].Parameter[2]',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}().map',
      input: 'Argument[0].ReturnValue',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'concurrent.futures.as_completed',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'asyncio.wait',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Index[0].Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: {
      path: 'concurrent.futures.wait',
      input: 'Argument[0].Element',
      output: 'ReturnValue.Index[0].Element',
      flow: 'value',
    },
  },
  { language: 'python', summary: { method: 'result', input: 'Receiver', output: 'ReturnValue', flow: 'value' } },
  // What they run is called where they are made (`lowerStartedCall`).
  { language: 'python', neutral: { path: 'threading.{Thread,Timer}' } },
  { language: 'python', neutral: { path: 'multiprocessing.Process' } },
  { language: 'python', type: { path: 'asyncio.{LifoQueue,PriorityQueue}', is: 'asyncio.Queue' } },
  { language: 'python', type: { path: 'queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}', is: 'asyncio.Queue' } },
  { language: 'python', type: { path: 'multiprocessing.{Queue,SimpleQueue}', is: 'asyncio.Queue' } },
  {
    language: 'python',
    summary: { path: 'asyncio.Queue().get', input: 'Receiver.Element', output: 'ReturnValue', flow: 'value' },
  },
  {
    language: 'python',
    summary: {
      path: 'asyncio.Queue().{put,put_nowait}',
      input: 'Argument[0]',
      output: 'Receiver.Element',
      flow: 'value',
    },
  },
  {
    language: 'python',
    summary: { path: 'asyncio.sleep', input: 'Argument[1,result:]', output: 'ReturnValue', flow: 'value' },
  },
];
