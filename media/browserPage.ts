/**
 * The page of the browser proof: a person's browser with mediasoup-client, which asks the engine through `ask`, a
 * function the test gives it. Bundled in memory by `browser.test.ts`.
 */
import { Device, type types } from 'mediasoup-client';
import type { Admission, Echo, Media, MediaSource } from './port.ts';

declare global {
  interface Window {
    ask(verb: keyof Media, ...input: unknown[]): Promise<never>;
    person: typeof person;
  }
}

type Person = {
  device: Device;
  admission: Admission;
  send: types.Transport;
  recv: types.Transport;
};

let here: Person;
let consumers: types.Consumer[] = [];
let echoing: types.DataProducer;

const person = {
  /** Joins and warms both transports by data channels; resolves when both are connected. */
  async warm(): Promise<void> {
    const device = new Device();
    await device.load({ routerRtpCapabilities: await window.ask('rtpCapabilities') });
    const admission: Admission = await window.ask('admit');
    const send = device.createSendTransport(admission.send);
    const recv = device.createRecvTransport(admission.recv);
    here = { device, admission, send, recv };
    send.on('connect', ({ dtlsParameters }, done, failed) => {
      window.ask('connect', 'send', dtlsParameters).then(done, failed);
    });
    recv.on('connect', ({ dtlsParameters }, done, failed) => {
      window.ask('connect', 'recv', dtlsParameters).then(done, failed);
    });
    send.on('producedata', ({ sctpStreamParameters }, done, failed) => {
      window.ask('produceWarming', sctpStreamParameters).then(done, failed);
    });
    send.on('produce', ({ rtpParameters, appData }, done, failed) => {
      const source = appData['source'] as MediaSource;
      done({ id: admission.producerIds[source] });
      window.ask('produce', { source, rtpParameters, paused: false }).catch(failed);
    });
    const connected = Promise.all([send, recv].map(untilConnected));
    await Promise.all([send.produceData({ label: 'warming' }), recv.consumeData(admission.warming)]);
    await connected;
  },

  /** Opens the echo and sends it datagrams of this size; answers how many came back within the time. */
  async echo(count: number, bytes: number, withinMs: number): Promise<number> {
    here.send.removeAllListeners('producedata');
    let opened: Echo | undefined;
    here.send.on('producedata', ({ sctpStreamParameters }, done, failed) => {
      const opening: Promise<Echo> = window.ask('echo', sctpStreamParameters);
      opening.then((echo) => done({ id: (opened = echo).producerId }), failed);
    });
    echoing = await here.send.produceData({ label: 'echo', ordered: false, maxRetransmits: 0 });
    const consumer = await here.recv.consumeData(opened!.echo);
    await Promise.all([echoing, consumer].map(untilOpen));
    let returned = 0;
    const all = new Promise<void>((resolve) => {
      consumer.on('message', () => {
        returned += 1;
        if (returned === count) resolve();
      });
    });
    for (let sent = 0; sent < count; sent++) echoing.send(new Uint8Array(bytes));
    await Promise.race([all, pause(withinMs)]);
    return returned;
  },

  /** Sends 300 KB to the opened echo, a little at a time. */
  async flood(): Promise<void> {
    for (let sent = 0; sent < 300 && echoing.readyState === 'open'; sent++) {
      echoing.send(new Uint8Array(1_000));
      await pause(5);
    }
  },

  /** Publishes voice and picture; answers the moment (ms since 1970) it began to, the camera being open. */
  async speak(): Promise<number> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const sources: [MediaSource, MediaStreamTrack | undefined][] = [
      ['microphone', stream.getAudioTracks()[0]],
      ['camera', stream.getVideoTracks()[0]],
    ];
    const began = Date.now();
    await Promise.all(
      sources.map(([source, track]) => here.send.produce({ ...(track && { track }), appData: { source } })),
    );
    return began;
  },

  /** Consumes, then says it is ready; resolves with the moment (ms since 1970) the first frame was shown. */
  async listenTo(producerIds: string[]): Promise<number> {
    const { rtpCapabilities } = here.device;
    consumers = await Promise.all(
      producerIds.map(async (producerId) => {
        const parameters: types.ConsumerOptions = await window.ask('consume', {
          producerId,
          rtpCapabilities,
        });
        return here.recv.consume(parameters);
      }),
    );
    const video = document.createElement('video');
    video.srcObject = new MediaStream(consumers.map(({ track }) => track));
    video.autoplay = true;
    document.body.append(video);
    const shown = new Promise<number>((resolve) => {
      video.requestVideoFrameCallback(() => resolve(performance.timeOrigin + performance.now()));
    });
    await Promise.all(consumers.map(({ id }) => window.ask('pauseConsumer', id, false)));
    return shown;
  },

  async received(): Promise<{ framesDecoded: number; audioEnergy: number }> {
    const stats = await here.recv.getStats();
    const inbound = [...stats.values()].filter(({ type }) => type === 'inbound-rtp');
    const sum = (field: string) => inbound.reduce((total, stat) => total + Number(stat[field] ?? 0), 0);
    return { framesDecoded: sum('framesDecoded'), audioEnergy: sum('totalAudioEnergy') };
  },
};

function untilConnected(transport: types.Transport): Promise<void> {
  return new Promise((resolve) => {
    transport.on('connectionstatechange', (state) => {
      if (state === 'connected') resolve();
    });
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Opening = { readyState: string; once(event: 'open', listener: () => void): unknown };

function untilOpen(channel: Opening): Promise<void> {
  if (channel.readyState === 'open') return Promise.resolve();
  return new Promise((resolve) => channel.once('open', resolve));
}

window.person = person;
