import type { MediasoupMedia } from '../../media/mediasoup/media.ts';

/** What the worker processes themselves say they hold. */
export async function held(media: MediasoupMedia) {
  const reports = await media.workers();
  const rooms = reports.flatMap((report) => report.rooms);
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0);
  return {
    routers: sum(reports.map(({ routers }) => routers)),
    transports: sum(reports.map(({ transports }) => transports)),
    rooms: rooms.length,
    producers: sum(rooms.map(({ producers }) => producers)),
    consumers: sum(rooms.map(({ consumers }) => consumers)),
    dataProducers: sum(rooms.map(({ dataProducers }) => dataProducers)),
    dataConsumers: sum(rooms.map(({ dataConsumers }) => dataConsumers)),
  };
}
