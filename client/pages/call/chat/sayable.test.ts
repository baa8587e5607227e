import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MESSAGE_LENGTH, say } from '../../../../server/contract/chat.ts';
import { sayable } from './sayable.ts';

const sessionId = '00000000-0000-4000-8000-000000000000';

test.each([
  ['  Рақмет! \n', 'Рақмет!'],
  ['бір\r\nекі\rүш', 'бір\nекі\nүш'],
  ['кесте\tбағаны', 'кесте бағаны'],
  ['а\u0007\u202eб', 'аб'],
  [' \u200b\n ', ''],
])('%j is sent as %j', (typed, sent) => expect(sayable(typed)).toBe(sent));

test('whatever is typed, the server takes what is sent of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const words = sayable(typed);
      if (words === '') return;
      expect(words.length).toBeLessThanOrEqual(MESSAGE_LENGTH);
      expect(say.input.safeParse({ sessionId, words }).success).toBe(true);
    }),
  );
});
