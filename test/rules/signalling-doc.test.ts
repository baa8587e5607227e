import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { signallingDoc } from '../../bin/signalling-doc.ts';

test('docs/signalling.md says what the contract says; when this fails, type:  npm run docs:signalling', () => {
  expect(readFileSync('docs/signalling.md', 'utf8')).toBe(signallingDoc());
});
