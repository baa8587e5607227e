import { createServer } from 'node:net';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTurnClient, type Message, type TurnProtocol } from 'werift';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { relayCredential } from '../../server/relay/credentials.ts';
import { probeRelay } from '../../server/relay/probe.ts';
import { readRelayUrl } from '../../server/relay/relay-url.ts';
import { readAnswer, type StunAnswer } from '../../server/relay/stun.ts';
import { RELAY_SECRET, startRelay, type TestRelay } from '../harness/relay.ts';
import { openReception } from '../harness/reception.ts';
import { doAs } from '../harness/asking.ts';
import { startTestServer } from '../harness/server.ts';

const WITHIN_MS = 3_000;
const inAnHour = () => new Date(Date.now() + 3_600_000);

/** The media port has an address of its own, so that the relay's is nobody's to reach either. */
const MEDIA = '127.0.0.2';

let relay: TestRelay;
beforeAll(async () => void (relay = await startRelay({ media: MEDIA })));
afterAll(() => relay?.stop());

describe('a probe of the relay asks for an allocation, as a browser does', () => {
  test.each(['udp', 'tcp'] as const)('over %s it is given one', async (way) => {
    await expect(
      probeRelay(relay.urls[way], relayCredential(RELAY_SECRET, inAnHour()), WITHIN_MS),
    ).resolves.toBeUndefined();
  });

  test('over TLS only to whom the certificate is good: nobody is sent to a relay that browsers refuse', async () => {
    const asked = probeRelay(relay.urls.tls, relayCredential(RELAY_SECRET, inAnHour()), WITHIN_MS);
    await expect(asked).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  test('and is refused with another secret, or when the hour of the credential is past', async () => {
    const stranger = relayCredential('another secret altogether', inAnHour());
    await expect(probeRelay(relay.urls.udp, stranger, WITHIN_MS)).rejects.toThrow('401');
    const late = relayCredential(RELAY_SECRET, new Date(Date.now() - 60_000));
    await expect(probeRelay(relay.urls.tcp, late, WITHIN_MS)).rejects.toThrow('401');
  });

  test('and asks once more with the new nonce when the one it was given is stale by then', async () => {
    const { host, port } = readRelayUrl(relay.urls.udp)!;
    const way = await spoilFirstProof(port, host);
    onTestFinished(way.close);
    await expect(
      probeRelay(`turn:127.0.0.1:${way.port}`, relayCredential(RELAY_SECRET, inAnHour()), WITHIN_MS),
    ).resolves.toBeUndefined();
    expect(way.errors()).toEqual([401, 438]);
  });

  test('nobody there, or somebody who says nothing: both count as dead within the time', async () => {
    const mute = createServer((socket) => void socket.resume()).listen(0, '127.0.0.1');
    const deaf = createSocket('udp4').bind(0, '127.0.0.1');
    await Promise.all([once(mute, 'listening'), once(deaf, 'listening')]);
    const credential = relayCredential(RELAY_SECRET, inAnHour());
    const { port } = mute.address() as AddressInfo;
    await expect(probeRelay(`turn:127.0.0.1:${port}?transport=tcp`, credential, 300)).rejects.toThrow(
      '300 ms',
    );
    const { port: silent } = deaf.address();
    await expect(probeRelay(`turn:127.0.0.1:${silent}`, credential, 300)).rejects.toThrow('300 ms');
    mute.close();
    deaf.close();
    await once(mute, 'close');
    await expect(probeRelay(`turn:127.0.0.1:${port}?transport=tcp`, credential, 300)).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});

/** A way to the relay on which the first nonce that is sent back is another than the relay gave. */
async function spoilFirstProof(port: number, host: string) {
  const [door, beyond] = [createSocket('udp4').bind(0, '127.0.0.1'), createSocket('udp4')];
  beyond.connect(port, host);
  await Promise.all([once(door, 'listening'), once(beyond, 'connect')]);
  const answers: StunAnswer[] = [];
  let asker: RemoteInfo | undefined;
  door.on('message', (bytes, from) => {
    asker = from;
    const nonce = answers.length === 1 ? answers[0]!.challenge!.nonce : null;
    const at = nonce ? bytes.indexOf(nonce) : -1;
    if (at >= 0) bytes[at] = bytes[at]! ^ 1;
    beyond.send(bytes);
  });
  beyond.on('message', (bytes) => {
    answers.push(readAnswer(bytes)!);
    door.send(bytes, asker!.port, asker!.address);
  });
  return {
    port: door.address().port,
    errors: () => answers.flatMap(({ error }) => error ?? []),
    close: () => [door, beyond].forEach((one) => one.close()),
  };
}

/** By a client of another make: an allocation with a credential that a page would be given. */
async function allocation(): Promise<TurnProtocol> {
  const { username, credential } = relayCredential(RELAY_SECRET, inAnHour());
  const { host, port } = readRelayUrl(relay.urls.udp)!;
  const turn = { address: [host, port] as [string, number], username, password: credential };
  return createTurnClient(turn, { transport: 'udp' });
}

describe('whoever has a credential reaches the media ports through the relay, and nothing else', () => {
  let turn: TurnProtocol;
  beforeAll(async () => void (turn = await allocation()));
  afterAll(() => turn?.close());

  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => 'granted',
      ({ response }: { response: Message }) => (response.getAttributeValue('ERROR-CODE') as [number])[0],
    );

  test('what is sent to the media address arrives there', async () => {
    const media = createSocket('udp4').bind(0, MEDIA);
    await once(media, 'listening');
    const arrived = once(media, 'message');
    const { port } = media.address();
    await turn.getPermission([MEDIA, port]);
    await turn.getChannel([MEDIA, port]);
    await turn.sendData(Buffer.from('Сәлеметсіз бе'), [MEDIA, port]);
    expect(String((await arrived)[0])).toBe('Сәлеметсіз бе');
    media.close();
  });

  test.each([
    ['the relay itself', '127.0.0.1', 403],
    ['a neighbour of the media server', '127.0.0.3', 403],
    ['a private network', '10.0.0.1', 403],
    ['another private network', '192.168.1.1', 403],
    ['a provider’s own network', '100.64.0.1', 403],
    ['what a cloud tells its machines', '169.254.169.254', 403],
    ['this machine by no name', '0.0.0.0', 403],
    ['everybody who listens', '224.0.0.1', 403],
    ['everybody nearby', '255.255.255.255', 403],
    ['anybody on the internet', '93.184.216.34', 403],
    // It relays over IPv4 alone: to no address of the other family (RFC 8656, 9.2).
    ['this machine over IPv6', '::1', 443],
    ['a private network in the clothes of IPv6', '::ffff:10.0.0.1', 443],
    ['a private network of IPv6', 'fd00::1', 443],
  ])('%s (%s) is refused', async (_who, address, code) => {
    expect(await refusal(turn.getPermission([address, 80]))).toBe(code);
    expect(await refusal(turn.getChannel([address, 80]))).toBe(code);
  });
});

test('a page is told of the relay by addresses that answer, with a credential that serves and names nobody', async () => {
  const dead = 'turn:127.0.0.1:9?transport=tcp';
  const server = await startTestServer({
    variables: { TURN_URLS: `${relay.urls.udp}, ${dead}`, TURN_SECRET: RELAY_SECRET },
  });
  try {
    await expect
      .poll(() => server.deps.relay.health())
      .toEqual([
        { url: relay.urls.udp, up: true },
        { url: dead, up: false },
      ]);
    const { official, holder, rtpCapabilities } = await openReception(server);
    const { visitId } = holder;
    for (const who of [official, holder]) {
      const { iceServers } = await doAs(server, who, 'media.prepare', { visitId, rtpCapabilities });
      expect(iceServers).toEqual([
        { urls: [relay.urls.udp], username: expect.any(String), credential: expect.any(String) },
      ]);
      const [{ username, credential }] = iceServers as [(typeof iceServers)[number]];
      expect(username).toMatch(/^\d{10}:[0-9a-f-]{36}$/);
      expect(username).not.toContain(visitId);
      await probeRelay(relay.urls.udp, { username, credential }, WITHIN_MS);
    }
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain(`qabyldau_relay_up{url="${relay.urls.udp}"} 1`);
    expect(metrics).toContain(`qabyldau_relay_up{url="${dead}"} 0`);
  } finally {
    await server.stopAll();
  }
});
