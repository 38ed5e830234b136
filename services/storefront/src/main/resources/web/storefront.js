// Keeps open pages true. Everything else works without it.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // The server writes times in the visitor's zone from the next page on.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes('tz=' + zone)) {
    document.cookie = `tz=${zone}; Path=/; Max-Age=31536000; SameSite=Lax`;
    const format = new Intl.DateTimeFormat(navigator.language, { dateStyle: 'medium', timeStyle: 'short' });
    all('time[datetime]').forEach((time) => {
      time.textContent = format.format(new Date(time.dateTime));
    });
  }

  let streams = [];
  const listen = (url, name, tell) => {
    const stream = new EventSource(url);
    stream.addEventListener(name, (event) => tell(JSON.parse(event.data), stream));
    // Left alone, a browser would connect again and again for what it is not shown any more.
    stream.addEventListener('end', () => stream.close());
    streams.push(stream);
  };

  function showTicket(news) {
    all(`[data-ticket="${news.id}"]`).forEach((left) => {
      const offer = left.closest('[data-offer]');
      offer.dataset.state = news.state;
      if (left.textContent !== news.left) left.textContent = news.left;
      const edited = offer.querySelector('.edited');
      if (edited) edited.hidden = left.dataset.version === String(news.version);
    });
  }

  // The deadline by this page's monotonic clock, which no one can set.
  let deadline = null;

  function showClock() {
    const clock = document.querySelector('[data-clock]');
    if (!clock || deadline === null) return;
    const seconds = Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    clock.parentElement.classList.toggle('soon', seconds <= 60);
    const warning = document.querySelector('[data-warning]');
    if (seconds === 60) warning.textContent = 'One minute left to pay';
    if (seconds === 0) warning.textContent = 'Time is up';
  }

  function showOrder(news, stream) {
    const order = document.querySelector('[data-order]');
    if (!order) return stream.close();
    deadline = performance.now() + news.remaining;
    showClock();
    if (order.dataset.state !== news.state || order.dataset.version !== String(news.version)) {
      stream.close();
      reload(order);
    }
  }

  // What no stream tells: whether the bank has answered, and how far refunds are. Nobody who types is interrupted.
  async function lookForChange() {
    const part = document.querySelector('[data-pending]:not([data-pending=""])');
    if (!part || document.hidden || part.querySelector('input:focus')) return;
    const answer = await fetch(part.dataset.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const shown = page.getElementById(part.id);
    if (shown && part.isConnected && shown.dataset.pending !== part.dataset.pending) reload(part);
  }

  function reload(part) {
    htmx.ajax('GET', part.dataset.href, { target: '#' + part.id, select: '#' + part.id, swap: 'outerHTML' });
  }

  function connect() {
    streams.forEach((stream) => stream.close());
    streams = [];
    if (document.hidden) return;
    const tickets = [...new Set(all('[data-ticket]').map((left) => left.dataset.ticket))].slice(-100);
    if (tickets.length) listen('/live/tickets?' + tickets.map((id) => 'id=' + id).join('&'), 'ticket', showTicket);
    const order = document.querySelector('[data-order]');
    if (order) listen(`/live/orders/${order.dataset.order}?paying=${order.dataset.paying}`, 'order', showOrder);
  }

  connect();
  setInterval(showClock, 250);
  setInterval(() => lookForChange().catch(() => {}), 3000);
  // A hidden page is told nothing, and catches up when it is looked at again.
  document.addEventListener('visibilitychange', connect);
  window.addEventListener('pagehide', () => streams.forEach((stream) => stream.close()));
  window.addEventListener('pageshow', (event) => { if (event.persisted) connect(); });

  // What htmx has put in: live from now on, and told to those who do not see it.
  document.addEventListener('htmx:afterSettle', (event) => {
    deadline = null;
    connect();
    event.target.dispatchEvent?.(new CustomEvent('storefront:shown', { bubbles: true }));
    if (!event.target.closest?.('#catalogue')) document.querySelector('[data-focus]')?.focus();
  });
  document.querySelector('.notice[data-focus]')?.focus();

  // A form that was sent is sent once.
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[data-once]')) {
      const button = event.target.querySelector('button');
      setTimeout(() => { button.disabled = true; });
    }
  });
  window.addEventListener('pageshow', () => all('[data-once] button').forEach((button) => { button.disabled = false; }));
})();
