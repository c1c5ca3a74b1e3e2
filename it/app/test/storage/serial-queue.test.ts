import { setTimeout as delay } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { SerialQueue } from '../../src/storage/serial-queue.ts';

it('runs tasks one at a time and in order, however long each takes', async () => {
  const queue = new SerialQueue();
  const events: string[] = [];
  const task = (name: string, millis: number) => async (): Promise<void> => {
    events.push(`${name} begins`);
    await delay(millis);
    events.push(`${name} ends`);
  };

  await Promise.all([queue.run(task('slow', 20)), queue.run(task('quick', 0))]);

  expect(events).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
});

it('hands a failure to its own caller only', async () => {
  const queue = new SerialQueue();

  const failing = queue.run(() => Promise.reject(new Error('no')));
  const following = queue.run(() => Promise.resolve('yes'));

  await expect(failing).rejects.toThrow('no');
  await expect(following).resolves.toBe('yes');
});
