// On paper nothing leads anywhere: no navigation, nothing that sticks.
() => JSON.stringify([...document.querySelectorAll('nav, .skip')].filter(e => e.checkVisibility() && e.getClientRects().length > 0)
  .map(e => ({ rule: 'print', at: e.localName + '.' + e.className, text: 'is printed' })))
