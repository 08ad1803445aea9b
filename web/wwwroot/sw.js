// Without network: one page with the help numbers, and the files that are the same for everyone. No page of a person, ever.
const store = 'nos-voix-1';
const offline = '/hors-ligne';
const day = 24 * 60 * 60 * 1000;
const blank = '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Nouvelle page</title></head><body></body></html>';
const leaving = ['/quitter', '/page', '/reprendre'];
const isAsset = (path) => /^\/(css|js|images|lib)\//.test(path);
const isFingerprinted = (path) => /\.[a-z0-9]{10}\.[a-z0-9]+$/.test(path);

// Asked without cookies, so that it is the page of nobody in particular.
async function keepOfflinePage() {
  const cache = await caches.open(store);
  const page = await fetch(offline, { credentials: 'omit', cache: 'no-store' });
  if (!page.ok) throw new Error('The offline page is missing.');
  const html = await page.clone().text();
  await cache.put(offline, page);
  const files = new Set([...html.matchAll(/(?:href|src)="(\/(?:css|js|images|lib)\/[^"#?]+)/g)].map((match) => match[1]));
  await Promise.all([...files].map((file) => cache.add(file).catch(() => { /* the page is readable without it */ })));
}

self.addEventListener('install', (event) => event.waitUntil(keepOfflinePage().then(() => self.skipWaiting())));

self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== store) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('message', (event) => {
  if (event.data === 'effacer') event.waitUntil(caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(navigate(event, address.pathname));
  else if (isAsset(address.pathname)) event.respondWith(asset(request, address.pathname));
});

async function navigate(event, path) {
  try {
    const answer = await fetch(event.request);
    if (!leaving.includes(path)) event.waitUntil(refresh());
    return answer;
  } catch {
    const nothing = new Response(blank, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    return leaving.includes(path) ? nothing : (await caches.match(offline)) ?? nothing;
  }
}

// The numbers on the offline page are looked up again once a day.
async function refresh() {
  const kept = await caches.match(offline);
  if (kept && Date.now() - Date.parse(kept.headers.get('date') ?? 0) > day) await keepOfflinePage().catch(() => {});
}

async function asset(request, path) {
  const kept = await caches.match(request);
  if (kept && isFingerprinted(path)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && await caches.has(store)) await (await caches.open(store)).put(request, answer.clone());
    return answer;
  } catch (fault) {
    if (kept) return kept;
    throw fault;
  }
}
