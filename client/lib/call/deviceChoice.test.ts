import { expect, test } from 'vitest';
import { speakerAmong } from './deviceChoice.ts';

const [laptop, headset] = [{ deviceId: 'laptop' }, { deviceId: 'headset' }];

test('the voice goes to the system’s own loudspeaker while the chosen headset is unplugged, and back with it', () => {
  const lists = [[laptop, headset], [laptop], [laptop, headset]];
  expect(lists.map((listed) => speakerAmong(listed, 'headset'))).toEqual(['headset', '', 'headset']);
});

test('a browser that lists no loudspeakers plays on the chosen one; who chose none hears the system’s own', () => {
  expect(speakerAmong([], 'headset')).toBe('headset');
  expect(speakerAmong([laptop], '')).toBe('');
});
