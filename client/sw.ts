/**
 * Wakes the person when the page is asleep: shows what the server pushed, and brings the ticket to the front when it is
 * pressed. It keeps nothing and serves nothing. Built to one file without imports, because Chrome 87 has no module workers.
 */
type Woken = { kind: string; ticketId: string; title: string; body: string; url: string };
type Page = { url: string; focus(): Promise<unknown> };
type Event = { waitUntil(work: Promise<unknown>): void };
type Worker = {
  registration: ServiceWorkerRegistration;
  location: { origin: string };
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: Event) => void): void;
  addEventListener(
    type: 'push',
    listener: (event: Event & { data: { json(): unknown } | null }) => void,
  ): void;
  addEventListener(
    type: 'notificationclick',
    listener: (event: Event & { notification: Notification }) => void,
  ): void;
};

const worker = self as unknown as Worker;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('push', (event) => {
  const woken = readWoken(event.data);
  if (woken) event.waitUntil(show(woken));
});
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(bringForward(String(event.notification.data ?? '/')));
});

function readWoken(data: { json(): unknown } | null): Woken | null {
  try {
    const { kind, ticketId, title, body, url } = data?.json() as Woken;
    const texts = [kind, ticketId, title, body, url].every((one) => typeof one === 'string');
    return texts && url.startsWith('/t/') ? { kind, ticketId, title, body, url } : null;
  } catch {
    return null;
  }
}

/** One notification a ticket: the newest takes the place of the one before, and only a call makes itself heard. */
async function show({ kind, ticketId, title, body, url }: Woken): Promise<void> {
  const rings = kind === 'called';
  const options: NotificationOptions & { renotify: boolean; vibrate: number[] } = {
    body,
    tag: `ticket:${ticketId}`,
    data: url,
    renotify: rings,
    silent: kind === 'answered',
    requireInteraction: rings,
    vibrate: rings ? [300, 150, 300, 150, 300] : [],
  };
  // A silent notification must not name a pattern.
  if (options.silent) delete (options as Partial<typeof options>).vibrate;
  await worker.registration.showNotification(title, options);
}

async function bringForward(url: string): Promise<void> {
  const [page] = await pagesAt(url);
  if (page) await page.focus();
  else await worker.clients.openWindow(url);
}

async function pagesAt(url: string): Promise<Page[]> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.filter((page) => new URL(page.url).pathname === url);
}

export {};
