import { expect, test } from 'vitest';
import { inGroups, isAuthenticatorCode, isRecoveryCode } from './codes.ts';

test('codes are taken as people type them', () => {
  expect(['123456', ' 123 456 ', '123-456'].map(isAuthenticatorCode)).toEqual([true, true, true]);
  expect(['12345', '1234567', 'ABCDEF', ''].map(isAuthenticatorCode)).toEqual(Array(4).fill(false));
  expect(['ABCDE23456', 'abcde 23456', 'abcde-23456'].map(isRecoveryCode)).toEqual([true, true, true]);
  expect(['ABCDE1890O', 'ABCDE2345', ''].map(isRecoveryCode)).toEqual(Array(3).fill(false));
});

test('a key is read in groups', () => {
  expect(inGroups('ABCDEFGHIJ', 4)).toBe('ABCD EFGH IJ');
  expect(inGroups('ABCDEFGHIJ', 5)).toBe('ABCDE FGHIJ');
});
