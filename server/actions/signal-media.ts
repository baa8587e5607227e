import type { RtpParameters, SctpStreamParameters } from '../../media/port.ts';
import type { Output } from '../contract/commands.ts';
import type { Principal } from '../domain/principal.ts';
import { Refusal } from '../contract/errors.ts';
import type { Action } from './action.ts';
import type { Place } from '../rooms/signals.ts';
import type { Call } from './ports/command-call.ts';

/**
 * Signals of a page that has its place in a visit's room. The place was given by `media.prepare` or `session.join`,
 * which checked the right to it; here the page must hold it still.
 */
export function placeOf(principal: Principal, input: { visitId: string; epoch: number }, call: Call): Place {
  const at = { visitId: input.visitId, epoch: input.epoch, page: call.page };
  if (principal.kind === 'ticket') return { ...at, participantId: principal.applicantId };
  if (principal.kind === 'staff') return { ...at, participantId: principal.staffId };
  throw new Refusal('NOT_SIGNED_IN');
}

export const readCapabilities: Action<'media.capabilities'> = async ({ media }) => ({
  rtpCapabilities: (await media.rtpCapabilities()) as Output<'media.capabilities'>['rtpCapabilities'],
});

export const connectTransport: Action<'media.connect'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.connect(placeOf(principal, input, call), input.direction, input.dtlsParameters);
  return {};
};

export const produceWarming: Action<'media.warm'> = ({ rooms }, principal, input, call) =>
  rooms.signals.warm(placeOf(principal, input, call), input.sctpStreamParameters as SctpStreamParameters);

export const produce: Action<'media.produce'> = async ({ rooms }, principal, input, call) => {
  const { id } = await rooms.signals.produce(placeOf(principal, input, call), {
    source: input.source,
    rtpParameters: input.rtpParameters as RtpParameters,
    paused: input.paused,
  });
  return { producerId: id };
};

export const pauseProducer: Action<'media.pause'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.pauseProducer(placeOf(principal, input, call), input.source, input.paused);
  return {};
};

export const stopProducer: Action<'media.stop'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.stopProducer(placeOf(principal, input, call), input.source);
  return {};
};

export const resumeConsumer: Action<'media.resume'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.setConsumer(placeOf(principal, input, call), input.consumerId, input.paused);
  return {};
};

export const preferLayer: Action<'media.layer'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.preferLayer(placeOf(principal, input, call), input.consumerId, input.layer);
  return {};
};

export const raiseHand: Action<'media.hand'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.raiseHand(placeOf(principal, input, call), input.raised);
  return {};
};

export const easePictures: Action<'media.ease'> = async ({ rooms }, principal, input, call) => {
  await rooms.signals.easePictures(placeOf(principal, input, call), input.eased);
  return {};
};

export const readFlow: Action<'media.flow'> = ({ rooms }, principal, input, call) =>
  rooms.signals.flow(placeOf(principal, input, call));

export const restartIce: Action<'media.restartIce'> = async ({ rooms }, principal, input, call) => ({
  iceParameters: await rooms.signals.restartIce(placeOf(principal, input, call), input.direction),
});
