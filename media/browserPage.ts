/**
 * The page of the browser proof: a person's browser with mediasoup-client, which asks the engine through `ask`, a
 * function the test gives it. Bundled in memory by `browser.test.ts`.
 */
import { Device, type types } from 'mediasoup-client';
import type { Admission, Media, MediaSource } from './port.ts';

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

window.person = person;
