// The element that has the focus, and what is wrong with it. Remembers the stop before, to compare the order.
() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) {
    return JSON.stringify({ at: '', name: '', isPage: true, isFirst: false, problems: [] });
  }

  const walk = window.auditWalk ??= { first: e, before: null };
  const isFirst = walk.before !== null && e === walk.first;
  const problems = [];
  // A field for a day has stops within, month, year and calendar, on which the browser shows the focus itself.
  const isWithin = walk.before === e;
  if (walk.before && !isFirst && !isWithin && !(walk.before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) {
    problems.push('comes after something that follows it in the page');
  }
  walk.before = e;

  const boxes = [...e.getClientRects()].filter(b => b.width > 0 && b.height > 0);
  const inWindow = boxes
    .map(b => ({ left: Math.max(b.left, 0), top: Math.max(b.top, 0), right: Math.min(b.right, innerWidth), bottom: Math.min(b.bottom, innerHeight) }))
    .filter(b => b.right - b.left > 1 && b.bottom - b.top > 1);
  if (boxes.length === 0) {
    problems.push('is not visible');
  } else if (inWindow.length === 0) {
    problems.push('is outside the window');
  } else {
    const isMine = (x, y) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (hit === e || e.contains(hit) || hit.contains(e));
    };
    const shares = [0.1, 0.5, 0.9];
    if (!inWindow.some(b => shares.some(x => shares.some(y => isMine(b.left + (b.right - b.left) * x, b.top + (b.bottom - b.top) * y))))) {
      problems.push('is hidden behind something else');
    }
  }

  const style = getComputedStyle(e);
  const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!isWithin && !isOutlined && style.boxShadow === 'none') {
    problems.push('has no visible focus');
  }

  const labels = (e.getAttribute('aria-labelledby') ?? '').split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const name = (labels || e.getAttribute('aria-label') || [...(e.labels ?? [])].map(l => l.textContent).join(' ')
    || (e.matches('a, button, summary') || e.closest('svg') ? e.textContent : '')).replace(/\s+/g, ' ').trim();
  if (!name) {
    problems.push('has no name');
  }
  if (e.matches('div, section, ol, ul, table') && !e.getAttribute('role')) {
    problems.push('has no role');
  }
  const at = e.id ? '#' + e.id : `${e.localName}${[...e.classList].map(c => '.' + c).join('')}`;
  return JSON.stringify({ at, name: name.slice(0, 80), isPage: false, isFirst, problems });
}
