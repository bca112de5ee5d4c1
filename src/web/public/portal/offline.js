/**
 * Keeps the portal's own files, so that the page opens without a connection and shows the drafts of this browser. The newest
 * always comes first, and nothing of the API is ever kept.
 */
const CACHE = 'ordergate-portal-1';

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

/** The page was loaded before anybody could keep its files: they are named in it. */
async function keepPage() {
  const cache = await caches.open(CACHE);
  const page = await fetch('/portal/');
  const files = [...(await page.clone().text()).matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, file]) => file);
  await Promise.all([cache.put('/portal/', page), cache.addAll(files)]);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  const isOwn = origin === self.location.origin && request.method === 'GET';
  if (isOwn && (pathname.startsWith('/portal/') || pathname.startsWith('/assets/') || pathname === '/icon.svg'))
    event.respondWith(newest(request));
});

async function newest(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept !== undefined) return kept;
    throw error;
  }
}
