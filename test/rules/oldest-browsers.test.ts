import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { TAKE_AWAY } from '../harness/old-phone.ts';

/** Runs in a Node of its own: what is taken away here, the tests beside it need. */
const PROGRAM = `
  const { generateRouterRtpCapabilities } = await import('mediasoup/ortc');
  const { MEDIA_CODECS } = await import('./media/mediasoup/codecs.ts');
  const rtpCapabilities = generateRouterRtpCapabilities(MEDIA_CODECS);
  const { COMMANDS } = await import('./server/contract/commands.ts');
  ${TAKE_AWAY}
  const heard = COMMANDS['media.capabilities'].output.parse({ rtpCapabilities });
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';
  const said = COMMANDS['session.join'].input.parse({ sessionId: id, rtpCapabilities, ready: [] });
  const poisoned = JSON.parse('{"__proto__":{"polluted":1},"minptime":10}');
  const codec = { ...rtpCapabilities.codecs[0], parameters: poisoned };
  const cleaned = COMMANDS['media.capabilities'].output.parse({ rtpCapabilities: { codecs: [codec], headerExtensions: [] } });
  const keys = Reflect.ownKeys(cleaned.rtpCapabilities.codecs[0].parameters);
  console.log(JSON.stringify({ heard: heard.rtpCapabilities.codecs.length, said: said.rtpCapabilities.codecs.length, keys }));
`;

test('a page in Chrome 87 or Safari 14 understands what the server can hear, and says what it can itself', async () => {
  const node = ['--no-warnings', '--input-type=module', '--eval', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, node);
  const { heard, said, keys } = JSON.parse(stdout) as { heard: number; said: number; keys: string[] };
  expect(heard).toBeGreaterThan(2);
  expect(said).toBe(heard);
  expect(keys).toEqual(['minptime']);
});
