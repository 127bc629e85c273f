// Makes the pages quicker; every page works without it.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  // Pinyin input: what is still being composed is nobody's business; one event follows when it is done.
  document.addEventListener('input', event => {
    if (event.isComposing) event.stopImmediatePropagation();
  }, true);
  document.addEventListener('compositionend', event => {
    setTimeout(() => event.target.dispatchEvent(new Event('input', { bubbles: true })), 0);
  }, true);

  // What takes long says so.
  let waiting = 0;

  // A form is sent once; Enter in a search box of a form searches and does not send.
  document.addEventListener('submit', event => {
    if (!event.target.hasAttribute('data-once')) return;
    if (event.target.dataset.sent) return event.preventDefault();
    event.target.dataset.sent = 'true';
    waiting = setTimeout(() => document.getElementById('wait')?.removeAttribute('hidden'), 1000);
  });
  window.addEventListener('pageshow', () => {
    clearTimeout(waiting);
    document.getElementById('wait')?.setAttribute('hidden', '');
    document.querySelectorAll('[data-sent]').forEach(form => delete form.dataset.sent);
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches('[data-search]')) event.preventDefault();
  });
  document.addEventListener('click', event => {
    if (event.target.closest('[data-print]')) window.print();
    const node = event.target.closest('a.node');
    if (node) mark(node);
  });

  function mark(node) {
    document.querySelectorAll('.tree a[aria-current]').forEach(each => each.removeAttribute('aria-current'));
    node.setAttribute('aria-current', 'true');
  }

  // Fields that depend on others are drawn again: what was typed or ticked meanwhile is kept, and asked about once more.
  let typed = [];
  let late = [];
  let focused = null;
  document.addEventListener('htmx:beforeSwap', event => {
    const target = event.detail.target;
    typed = [];
    const config = event.detail.requestConfig;
    const kept = ['change', 'blur'].includes(config.triggeringEvent?.type) || ['_add', '_all'].includes(config.elt?.name);
    if (target?.id !== 'fields' || !kept) return;
    focused = target.contains(document.activeElement) && document.activeElement.type === 'search' ? document.activeElement.name : null;
    typed = [...target.querySelectorAll('input:not([type=hidden]):not([type=file]), textarea, select')].map(each => ({
      name: each.name,
      value: each.value,
      ticked: ['checkbox', 'radio'].includes(each.type) ? each.checked : null
    }));
  });
  document.addEventListener('htmx:afterSwap', event => {
    typed.forEach(was => {
      const same = [...document.querySelectorAll('#fields [name="' + CSS.escape(was.name) + '"]:not([type=hidden])')];
      const field = was.ticked === null ? same[0] : same.find(each => each.value === was.value);
      if (!field) return;
      if (was.ticked !== null) {
        if (field.checked !== was.ticked) late.push(field);
        field.checked = was.ticked;
        return;
      }
      const possible = !field.options || [...field.options].some(option => option.value === was.value);
      if (!possible || field.value === was.value) return;
      field.value = was.value;
      if (field.options || field.type === 'search') late.push(field);
    });
    typed = [];
    if (focused && document.activeElement === document.body) document.querySelector('#fields [name="' + CSS.escape(focused) + '"]')?.focus();
    focused = null;
    const button = event.detail.requestConfig?.elt;
    if (button?.name === '_add') {
      const list = document.getElementById('field' + button.value);
      list?.querySelector('.row-card:last-of-type')?.querySelector('input:not([type=hidden]), select, textarea')?.focus();
    }
    if (event.detail.target?.id === 'organisation') {
      document.title = (document.getElementById('organisation-name')?.textContent || '') + ' · ' + document.title.split(' · ').pop();
    }
  });

  document.addEventListener('htmx:afterSettle', () => {
    late.splice(0).forEach(field => field.dispatchEvent(new Event(field.type === 'search' ? 'input' : 'change', { bubbles: true })));
  });

  // Charts are drawn from the data in their attribute; the table beside them says the same.
  const number = new Intl.NumberFormat('en');
  function draw(place) {
    const data = JSON.parse(place.dataset.chart);
    const chart = echarts.init(place, null, { renderer: 'svg' });
    const bar = data.type === 'bar';
    const values = { type: 'value', axisLabel: { formatter: value => number.format(value) } };
    const names = { type: 'category', data: data.labels, axisLabel: { width: bar ? 110 : 80, overflow: 'truncate' }, inverse: bar };
    const calm = !matchMedia('(prefers-reduced-motion: no-preference)').matches;
    if (bar) place.style.height = Math.max(160, 40 + data.labels.length * 24) + 'px';
    chart.setOption({
      animation: !calm,
      animationDuration: 250,
      grid: { left: 8, right: 24, top: 12, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: value => value == null ? '—' : number.format(value) + ' ' + data.unit },
      xAxis: bar ? values : names,
      yAxis: bar ? names : values,
      series: [{ type: data.type, data: data.values, itemStyle: { color: '#1f5fa8' }, lineStyle: { width: 2 }, barMaxWidth: 16, symbolSize: 7 }]
    });
    chart.on('finished', () => {
      const svg = place.querySelector('svg');
      if (svg) svg.setAttribute('viewBox', '0 0 ' + chart.getWidth() + ' ' + chart.getHeight());
    });
    chart.resize();
    if (bar) chart.on('click', event => document.querySelectorAll('#children tbody a')[event.dataIndex]?.click());
  }
  function drawAll(within) {
    if (window.echarts) within.querySelectorAll('[data-chart]').forEach(place => echarts.getInstanceByDom(place) || draw(place));
  }
  document.addEventListener('htmx:load', event => drawAll(event.detail.elt));
  document.addEventListener('htmx:beforeCleanupElement', event => {
    if (window.echarts && event.detail.elt.dataset?.chart) echarts.getInstanceByDom(event.detail.elt)?.dispose();
  });
  window.addEventListener('resize', () => {
    if (window.echarts) document.querySelectorAll('[data-chart]').forEach(place => echarts.getInstanceByDom(place)?.resize());
  });

  // What arrived need not be kept on this computer; what nobody came back for in two days neither.
  function tidy() {
    try {
      if (/[?&]notice=(submitted|revised|draft-kept)/.test(location.search)) {
        const sent = sessionStorage.getItem('sanqu:sent');
        if (sent) localStorage.removeItem(sent);
        sessionStorage.removeItem('sanqu:sent');
      }
      Object.keys(localStorage).filter(key => key.startsWith('sanqu:')).forEach(key => {
        const kept = JSON.parse(localStorage.getItem(key)) || {};
        if (!(kept.at > Date.now() - 172800000)) localStorage.removeItem(key);
      });
    } catch {
      // nothing is kept here then
    }
  }
  tidy();

  // Whoever logs out leaves nothing on this computer.
  document.addEventListener('submit', event => {
    const account = event.target.dataset.account;
    if (!account) return;
    try {
      Object.keys(localStorage).filter(key => key.startsWith('sanqu:' + account + ':')).forEach(key => localStorage.removeItem(key));
    } catch {
      // nothing is kept here then
    }
  });

  // What did not work is told; a page that is not the form never takes the form's place.
  function failed(text) {
    const place = document.getElementById('failed');
    place.textContent = text || '';
    place.className = text ? 'alert alert-danger' : '';
    place.hidden = !text;
  }
  document.addEventListener('htmx:beforeRequest', () => failed(''));
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target?.id !== 'fields' || event.detail.serverResponse.includes('id="fields"')) return;
    event.detail.shouldSwap = false;
    event.detail.isError = true;
  });
  document.addEventListener('htmx:responseError', event => {
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    const told = page.querySelector('main .status ~ p')?.textContent || '';
    failed(document.getElementById('failed').dataset.failed + ' ' + told);
  });
  document.addEventListener('htmx:sendError', event => {
    if (!event.detail.elt.closest('[data-stored]')) failed(document.getElementById('failed').dataset.lost);
  });

  document.addEventListener('DOMContentLoaded', () => {
    drawAll(document);
    document.querySelector('form[data-resume]')?.requestSubmit();
    document.querySelector('[data-focus]')?.focus();
    if (matchMedia('(max-width: 800px)').matches) document.querySelectorAll('details.fold').forEach(fold => fold.removeAttribute('open'));
  });
})();
