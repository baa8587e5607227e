import type { Connection } from './connection.svelte.ts';

/** `unsupported`: this browser cannot be woken; `denied`: the person has forbidden it for this site. */
export type Waking = 'unsupported' | 'off' | 'on' | 'denied';

const READY_WITHIN_MS = 10_000;

/** Can this browser be woken for a ticket, and does it let itself be? Changes nothing. */
export async function wakingNow(): Promise<Waking> {
  if (!supported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off';
}

/** On the person's press: asks the browser's leave, and gives the server the address to wake it at. */
export async function letBeWoken(connection: Connection, ticketId: string): Promise<Waking> {
  // eslint-disable-next-line compat/compat -- offered only where `wakingNow` found it
  const leave = await Notification.requestPermission();
  // A question that was only put away may be asked again.
  if (leave !== 'granted') return leave === 'denied' ? 'denied' : 'off';
  const registration = await registered();
  const { publicKey } = await connection.call('push.readKey', {});
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
  const before = await registration.pushManager.getSubscription();
  // A subscription of another server's key cannot be used, and stands in the way of a new one.
  if (before && !sameKey(before, options.applicationServerKey)) await before.unsubscribe();
  await tell(connection, ticketId, await registration.pushManager.subscribe(options));
  return 'on';
}

/** A ticket opened in a browser that is woken already: this ticket wakes it, too. */
export async function keepBeingWoken(connection: Connection, ticketId: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) await tell(connection, ticketId, subscription);
}

export async function noMoreWaking(connection: Connection, ticketId: string): Promise<Waking> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return 'off';
  await connection.call('ticket.dropPush', { ticketId, endpoint: subscription.endpoint });
  await subscription.unsubscribe();
  return 'off';
}

/** Shows the call of a page that nobody looks at; nothing without leave that was given before. */
export async function notifyOfCall(ticketId: string, title: string, body: string): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden) return;
  const registration = await navigator.serviceWorker?.getRegistration();
  const options = { body, tag: tagOf(ticketId), data: `/t/${ticketId}`, requireInteraction: true };
  await registration?.showNotification(title, options);
}

/** The call is answered, here or elsewhere: nothing rings for it any more. */
export async function quiet(ticketId: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const shown = (await registration?.getNotifications({ tag: tagOf(ticketId) })) ?? [];
  for (const notification of shown) notification.close();
}

/** As the service worker names it. */
const tagOf = (ticketId: string) => `ticket:${ticketId}`;

const supported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function registered(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/sw.js');
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new DOMException('no service worker', 'TimeoutError')), READY_WITHIN_MS),
  );
  return Promise.race([navigator.serviceWorker.ready, late]);
}

async function tell(connection: Connection, ticketId: string, subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys ?? {};
  await connection.call('ticket.keepPush', {
    ticketId,
    subscription: { endpoint: endpoint ?? '', keys: { p256dh, auth } },
  });
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function sameKey({ options }: PushSubscription, key: Uint8Array): boolean {
  const had = options.applicationServerKey && new Uint8Array(options.applicationServerKey);
  return had !== null && had.length === key.length && had.every((byte, i) => byte === key[i]);
}
