import type { Model } from '@tokentrail/core';

/** Redis by the names of its commands, which its clients share: fields of a hash by their names, values with a time to live by their key. */
export const redisCommands: readonly Model[] = [
  ...['hset', 'hSet'].flatMap((method): readonly Model[] => [
    {
      language: 'javascript',
      summary: { method, input: 'Argument[2]', output: 'Receiver.Key[Argument[0]].Key[Argument[1]]', flow: 'value' },
    },
    {
      language: 'javascript',
      summary: { method, input: 'Argument[1]', output: 'Receiver.Key[Argument[0]]', flow: 'value' },
    },
  ]),
  ...['hget', 'hGet'].map(
    (method): Model => ({
      language: 'javascript',
      summary: { method, input: 'Receiver.Key[Argument[0]].Key[Argument[1]]', output: 'ReturnValue', flow: 'value' },
    }),
  ),
  ...['hgetall', 'hGetAll'].map(
    (method): Model => ({
      language: 'javascript',
      summary: { method, input: 'Receiver.Key[Argument[0]]', output: 'ReturnValue', flow: 'value' },
    }),
  ),
  ...['setex', 'setEx'].map(
    (method): Model => ({
      language: 'javascript',
      summary: { method, input: 'Argument[2]', output: 'Receiver.Key[Argument[0]]', flow: 'value' },
    }),
  ),
];
