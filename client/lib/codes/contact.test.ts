import { expect, test } from 'vitest';
import { contactOf } from './contact.ts';

test.each(['+7 701 123 45 67', '8 (701) 123-45-67', '7 701 123 45 67', '701 123 45 67', '87011234567'])(
  '%s is the same telephone',
  (typed) => {
    expect(contactOf(typed)).toEqual({ channel: 'sms', contact: '+77011234567' });
  },
);

test('a telephone of another country keeps its own code', () => {
  expect(contactOf('+998 90 123 45 67')).toEqual({ channel: 'sms', contact: '+998901234567' });
});

test('what has an @ is a letter box, whose case does not count', () => {
  expect(contactOf(' Ghani@Example.KZ ')).toEqual({ channel: 'email', contact: 'ghani@example.kz' });
});

test.each(['', 'Ғани', '12345', 'ghani@', '8 701 123'])('%s is neither', (typed) => {
  expect(contactOf(typed)).toBeNull();
});
