// Text at twice its size: nothing may be cut off, and the page may not scroll sideways. Sizes of text come from the tokens.
() => {
  const root = document.documentElement;
  const tokens = ['--t1', '--t2', '--t3', '--t4', '--t5', '--t6'];
  const sizes = tokens.map(t => parseFloat(getComputedStyle(root).getPropertyValue(t)));
  tokens.forEach((t, i) => root.style.setProperty(t, sizes[i] * 2 + 'px'));
  const found = [];
  if (root.scrollWidth > innerWidth) {
    found.push({ rule: 'text-zoom', at: 'html', text: `with text at 200 % the page is ${root.scrollWidth} px wide in a window of ${innerWidth} px` });
  }
  for (const e of document.querySelectorAll('body *')) {
    const style = getComputedStyle(e);
    const cutsX = ['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
    const cutsY = ['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1;
    // What is one pixel large is there for screen readers only.
    if ((cutsX || cutsY) && e.clientWidth > 1 && e.textContent.trim() && !e.closest('svg') && e.checkVisibility()) {
      found.push({ rule: 'text-zoom', at: e.id ? '#' + e.id : e.localName + '.' + e.className, text: 'with text at 200 % its text is cut off' });
    }
  }
  tokens.forEach(t => root.style.removeProperty(t));
  return JSON.stringify(found);
}
