// Our own checks of a page, beside those of axe. A function of the page's language and what to look at; gives findings as JSON.
({ language, phone }) => {
  const found = [];

  const pathOf = element => {
    const parts = [];
    for (let e = element; e && e.nodeType === 1 && parts.length < 5; e = e.parentElement) {
      if (e.id) {
        parts.unshift('#' + e.id);
        break;
      }
      const same = e.parentElement ? [...e.parentElement.children].filter(c => c.localName === e.localName) : [e];
      parts.unshift(e.localName + (same.length > 1 ? `:nth-of-type(${same.indexOf(e) + 1})` : ''));
    }
    return parts.join(' > ');
  };
  const say = (rule, element, text) => found.push({ rule, at: element ? pathOf(element) : 'html', text });
  const all = selector => [...document.querySelectorAll(selector)];
  const isShown = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const short = text => text.replace(/\s+/g, ' ').trim().slice(0, 60);
  const nameOf = e => {
    const by = e.getAttribute('aria-labelledby');
    return by
      ? by.split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim()
      : (e.getAttribute('aria-label') ?? '').trim();
  };

  if (document.documentElement.lang !== language) {
    say('language', null, `the page says lang="${document.documentElement.lang}", it was asked in ${language}`);
  }

  const headings = all('h1, h2, h3, h4, h5, h6').filter(isShown);
  const firsts = headings.filter(h => h.localName === 'h1');
  if (firsts.length !== 1) {
    say('one-h1', firsts[1], `${firsts.length} headings of level 1; expected one`);
  }
  headings.reduce((before, h) => {
    const level = Number(h.localName[1]);
    if (level > before + 1) {
      say('heading-levels', h, `level ${level} after level ${before}: "${short(h.textContent)}"`);
    }
    return level;
  }, 0);

  const isTop = e => !e.closest('main, article, section, aside, nav');
  for (const [name, elements] of [
    ['main', all('main, [role=main]')],
    ['banner', all('header, [role=banner]').filter(e => e.getAttribute('role') === 'banner' || isTop(e))],
    ['contentinfo', all('footer, [role=contentinfo]').filter(e => e.getAttribute('role') === 'contentinfo' || isTop(e))]]) {
    const shown = elements.filter(isShown);
    if (shown.length !== 1) {
      say('landmarks', shown[1], `${shown.length} landmarks ${name}; expected one`);
    }
  }
  const names = new Set();
  for (const nav of all('nav, [role=navigation]').filter(isShown)) {
    const name = nameOf(nav);
    if (!name || names.has(name)) {
      say('navigation-names', nav, name ? `a second navigation is named "${name}"` : 'a navigation without a name');
    }
    names.add(name);
  }

  const ids = new Map();
  for (const e of all('[id]')) {
    ids.set(e.id, (ids.get(e.id) ?? 0) + 1);
  }
  for (const [id, count] of ids) {
    if (count > 1) {
      say('unique-ids', document.getElementById(id), `${count} elements have the id ${id}`);
    }
  }
  for (const link of all('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    if (id && !document.getElementById(id)) {
      say('link-targets', link, `nothing has the id ${id}`);
    }
  }

  for (const table of all('table')) {
    const heads = [...table.querySelectorAll('th')];
    if (heads.length === 0) {
      say('table-headers', table, 'a table without th');
    }
    const bare = heads.find(h => !['col', 'row', 'colgroup', 'rowgroup'].includes(h.getAttribute('scope')));
    if (bare) {
      say('table-headers', bare, `th without scope: "${short(bare.textContent)}"`);
    }
    const around = table.closest('[role=region], figure, section');
    if (!table.caption && !nameOf(table) && !(around && nameOf(around))) {
      say('table-names', table, 'a table without caption or name, in nothing that has one');
    }
  }
  for (const figure of all('figure.visual')) {
    const elsewhere = figure.querySelector('a[href^="#table-"]');
    if (!figure.querySelector('table') && !elsewhere) {
      say('table-twins', figure, 'a visual without a table of its figures');
    }
  }

  // A link in a sentence is as high as its line; everything else is a target of its own.
  const inSentence = e => {
    if (!getComputedStyle(e).display.startsWith('inline')) {
      return false;
    }
    for (let block = e.parentElement; block; block = block.parentElement) {
      const own = [...block.childNodes].filter(n => n.nodeType === 3).map(n => n.textContent.trim()).join('');
      if (own.replace(/[\s·|,;:()–-]/g, '').length > 0) {
        return true;
      }
      if (!getComputedStyle(block).display.startsWith('inline')) {
        return false;
      }
    }
    return false;
  };
  // A label belongs to the target of the box that it names.
  const boxOf = e => {
    const boxes = [e, ...(e.labels ?? [])].map(b => b.getBoundingClientRect());
    return { width: Math.max(...boxes.map(b => b.width)), height: Math.max(...boxes.map(b => b.height)) };
  };
  for (const e of all('a[href], button, summary, select, textarea, input:not([type=hidden])').filter(isShown)) {
    const box = boxOf(e);
    if ((box.width < 23.5 || box.height < 23.5) && !inSentence(e) && !e.closest('.skip, svg')) {
      say('target-size', e, `${Math.round(box.width)} x ${Math.round(box.height)} px; expected 24 x 24: "${short(e.textContent)}"`);
    }
  }

  if (phone && document.documentElement.scrollWidth > innerWidth) {
    const wide = all('body *').filter(e => isShown(e) && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .skip'));
    say('reflow', wide[0] ?? null, `the page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth} px`);
  }

  return JSON.stringify(found);
}
