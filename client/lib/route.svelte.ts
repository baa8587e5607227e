class Place {
  path = $state(location.pathname);
  hash = $state(location.hash);
}
const place = new Place();

/** Where the person is: a rune, so that the page follows. */
export const route = {
  get path(): string {
    return place.path;
  },
  /** With its `#`. */
  get hash(): string {
    return place.hash;
  },
};

let went = false;

/** The document was not loaded for this page: the person came from another page of ours, and the focus was lost with it. */
export const cameFromOurs = (): boolean => went;

/** Moves to a page of ours without loading the document again. */
export function go(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  went = true;
  follow();
  window.scrollTo(0, 0);
}

/** Makes links of ours move by `go`. Called once. Downloads, new tabs and other sites stay the browser's. */
export function followLinks(): void {
  window.addEventListener('popstate', follow);
  window.addEventListener('hashchange', follow);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin)
      return;
    if (/^\/(?:api|papers)\//.test(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}

function follow(): void {
  place.path = location.pathname;
  place.hash = location.hash;
}
