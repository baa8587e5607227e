import { expect, test } from 'vitest';
import { newLink, newTrack } from './linkInTests.ts';

test('a person who mutes while the microphone is still being published is muted on the wire', async () => {
  const { link, heldOnServer } = await newLink();
  const microphone = newTrack();
  const publishing = link.producers.publish('microphone', microphone, false);
  microphone.enabled = false;
  link.producers.hold('microphone', true);
  await publishing;
  expect(heldOnServer.get('microphone')).toBe(true);
  expect(link.producers.of('microphone')?.paused).toBe(true);
  expect(microphone.enabled).toBe(false);
});

test('a person who unmutes while the microphone is still being published is heard', async () => {
  const { link, heldOnServer } = await newLink();
  const microphone = newTrack();
  const publishing = link.producers.publish('microphone', microphone, true);
  link.producers.hold('microphone', false);
  await publishing;
  expect(heldOnServer.get('microphone')).toBe(false);
  expect(link.producers.of('microphone')?.paused).toBe(false);
  expect(microphone.enabled).toBe(true);
});

test('another microphone chosen by a muted person stays silent', async () => {
  const { link, heldOnServer } = await newLink();
  await link.producers.publish('microphone', newTrack(), false);
  const another = newTrack();
  const publishing = link.producers.publish('microphone', another, false);
  link.producers.hold('microphone', true);
  await publishing;
  expect(heldOnServer.get('microphone')).toBe(true);
  expect(another.enabled).toBe(false);
});

test('a consumer that is gone by the time it is to begin anew does not blind the watch over the others', async () => {
  const { link, heldOnServer } = await newLink();
  link.consumers.refresh('gone');
  expect(await link.consumers.flowing()).toEqual([]);
  expect(heldOnServer.get('gone')).not.toBe(false);
});
