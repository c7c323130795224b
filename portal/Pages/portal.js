// Exchanges the parts of a page that a choice changes, in place, with the focus kept. Without it every link and form works as links and forms do.
(() => {
  'use strict';
  if (!window.fetch || !window.DOMParser || !history.pushState) return;

  let waiting = null;
  const here = () => location.pathname + location.search;
  let shown = here();

  const parts = (root) => new Map([...root.querySelectorAll('[data-part]')].map((part) => [part.dataset.part, part]));

  // What a reader has unfolded stays unfolded.
  const keepOpen = (from, to) => {
    const open = [...from.querySelectorAll('details')].map((d) => d.open);
    to.querySelectorAll('details').forEach((d, i) => { d.open = open[i] ?? false; });
  };

  // What stands around the parts.
  const frame = (root) => {
    const main = root.getElementById('main').cloneNode(true);
    main.querySelectorAll('[data-part], form[data-auto]').forEach((part) => part.replaceChildren());
    return main.innerHTML;
  };

  // Who is choosing with letters or arrows goes on in the same list: lists that offer the same stay and only show what was chosen.
  let later = 0;
  const offered = (form) => {
    const copy = form.cloneNode(true);
    copy.querySelectorAll('[selected], [checked]').forEach((choice) => { choice.removeAttribute('selected'); choice.removeAttribute('checked'); });
    return copy.outerHTML;
  };
  const keepForm = (form, fresh) => {
    if (!form || !fresh || later) return;
    if (offered(form) !== offered(fresh)) {
      form.replaceWith(document.adoptNode(fresh));
      return;
    }
    [...fresh.elements].forEach((field, i) => {
      const mine = form.elements[i];
      if (mine.type === 'checkbox') mine.checked = field.checked;
      else if (mine.value !== field.value) mine.value = field.value;
    });
  };

  const exchange = (page) => {
    const now = parts(document);
    const next = parts(page);
    if (now.size === 0 || frame(document) !== frame(page)) {
      document.getElementById('main').replaceWith(document.adoptNode(page.getElementById('main')));
    } else {
      for (const [key, part] of next) {
        const old = now.get(key);
        if (old.outerHTML !== part.outerHTML) {
          keepOpen(old, part);
          old.replaceWith(document.adoptNode(part));
        }
      }
      keepForm(document.querySelector('form[data-auto]'), page.querySelector('form[data-auto]'));
    }
    for (const place of ['.languages', '.visitor']) {
      const old = document.querySelector(place);
      const fresh = page.querySelector(place);
      if (old && fresh) old.replaceWith(document.adoptNode(fresh));
    }
    document.title = page.title;
  };

  // To what had the focus; if that is gone, to the title of the visual in which it was, or to what says which filters hold.
  const keepFocus = (id, tile) => {
    if (!id) return;
    const same = document.getElementById(id);
    const place = same ?? tile?.querySelector('.title') ?? document.getElementById('holds');
    if (!same && place) place.tabIndex = -1;
    place?.focus({ preventScroll: true });
  };

  const show = async (address, push) => {
    waiting?.abort();
    waiting = new AbortController();
    const focused = document.activeElement?.id;
    document.documentElement.dataset.busy = '';
    try {
      const answer = await fetch(address, { signal: waiting.signal });
      if (answer.redirected || !(answer.headers.get('Content-Type') ?? '').startsWith('text/html')) {
        location.assign(address);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // What was chosen in stays where it is in the window, whatever becomes higher above it.
      const tile = document.activeElement?.closest('.tile');
      const top = tile?.getBoundingClientRect().top;
      exchange(page);
      if (push) history.pushState({}, '', address);
      shown = here();
      const now = tile && document.getElementById(tile.id);
      if (now) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
      keepFocus(focused, now);
      document.getElementById('announce').textContent = document.querySelector('[data-say]')?.textContent ?? '';
    } catch (e) {
      if (e.name !== 'AbortError') location.assign(address);
    } finally {
      delete document.documentElement.dataset.busy;
    }
  };

  document.addEventListener('click', (e) => {
    const link = e.target.closest('a[data-swap]');
    if (!link || e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const address = link.href.baseVal ?? link.href;
    const url = new URL(address, location.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    e.preventDefault();
    link.focus({ preventScroll: true });
    show(url.href.split('#')[0], true);
  });

  const ask = (form) => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    show(`${form.action.split('?')[0]}?${asked}`, true);
  };

  document.addEventListener('change', (e) => {
    const form = e.target.closest('form[data-auto]');
    if (!form) return;
    clearTimeout(later);
    later = setTimeout(() => { later = 0; ask(form); }, 250);
  });

  document.addEventListener('submit', (e) => {
    if (!e.target.matches('form[data-auto]')) return;
    e.preventDefault();
    ask(e.target);
  });

  // A step to a place on the same page is the browser's own.
  addEventListener('popstate', () => { if (here() !== shown) show(location.href, false); });
})();
