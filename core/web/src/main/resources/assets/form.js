// Keeps what is typed into a form: on the server while it can be reached, on this computer while it cannot.
// And saves a press here and there; every form works without it.
(() => {
  'use strict';
  const place = document.querySelector('[data-stored]');
  if (!place) return;
  const form = place.closest('form');
  const key = place.dataset.stored;
  const action = form ? form.getAttribute('action') : place.dataset.action;
  const token = () => form ? form.elements._csrf.value : place.dataset.csrf;
  const clock = moment => new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(moment);

  // What this computer holds
  const stored = () => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const forget = () => {
    try { localStorage.removeItem(key); } catch { /* nothing was kept then */ }
  };
  function save(what) {
    try { localStorage.setItem(key, JSON.stringify(what)); } catch { /* a full disk is told by the next answer */ }
  }
  function store(sent) {
    save({ at: Date.now(), sent, typed: values().toString() });
  }
  function values() {
    const all = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && name !== '_csrf') all.append(name, value);
    return all;
  }
  function offer() {
    const kept = stored();
    if (!kept || !kept.typed) return;
    const told = document.createElement('div');
    told.className = 'alert alert-info found';
    told.setAttribute('role', 'status');
    const text = document.createElement('p');
    text.textContent = place.dataset.found.replace('{0}', clock(kept.at));
    const again = document.createElement('form');
    again.method = 'post';
    again.action = action;
    again.enctype = 'multipart/form-data';
    again.className = 'actions';
    for (const [name, value] of [['_csrf', token()], ['_typed', kept.typed]]) {
      const input = document.createElement('input');
      input.type = 'hidden';
      input.name = name;
      input.value = value;
      again.append(input);
    }
    const go = document.createElement('button');
    go.className = 'btn btn-primary';
    go.textContent = place.dataset.goOn;
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'btn';
    drop.textContent = place.dataset.drop;
    drop.addEventListener('click', () => { forget(); told.remove(); });
    again.addEventListener('submit', () => save({ ...kept, sent: true }));
    again.append(go, drop);
    told.append(text, again);
    (form || place.querySelector('.card')).before(told);
  }
  const drawnAnew = performance.getEntriesByType('navigation')[0]?.type !== 'back_forward';
  if (place.hasAttribute('data-fresh')) offer(); else if (drawnAnew && stored()?.sent) forget();
  if (!form) return;

  // Saved by itself, a little after the last change
  const status = document.getElementById('kept');
  let changed = false;
  let timer = 0;
  let keeping = null;
  let leaving = false;
  function tell(text, link) {
    status.textContent = text;
    if (link) {
      const login = document.createElement('a');
      login.href = '/login?next=' + encodeURIComponent(location.pathname + location.search);
      login.textContent = place.dataset.login;
      status.append(' ', login);
    }
  }
  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(keep, delay);
  }
  function touched(event) {
    if (event.target.type === 'file' || event.target.matches('[data-search]')) return;
    changed = true;
    later(3000);
  }
  form.addEventListener('input', touched);
  form.addEventListener('change', touched);
  form.addEventListener('htmx:afterSwap', () => { changed = true; later(3000); });
  window.addEventListener('online', () => { if (changed || stored()) { changed = true; later(200); } });
  function keep() {
    if (!changed || keeping || leaving) return;
    changed = false;
    keeping = send().finally(() => { keeping = null; if (changed) later(3000); });
  }
  async function send() {
    const data = values();
    data.set('_keep', 'auto');
    let answer;
    try {
      answer = await fetch(action, { method: 'POST', body: data, headers: { 'X-CSRF-Token': token() }, redirect: 'error' });
    } catch {
      lost();
      return;
    }
    if (answer.status === 401) {
      expired();
      return;
    }
    const said = await answer.json().catch(() => null);
    if (answer.ok && said) {
      form.elements._draft.value = said.draft;
      forget();
    } else {
      store(false);
    }
    tell(said ? said.said : place.dataset.failed.replace('{0}', clock(Date.now())));
  }
  function lost() {
    store(false);
    tell(place.dataset.lost.replace('{0}', clock(Date.now())));
    changed = true;
    later(15000);
  }
  function expired() {
    store(false);
    tell(place.dataset.expired.replace('{0}', clock(Date.now())), true);
  }

  // Leaving and sending: nothing is on its way twice, and nothing is left behind
  form.addEventListener('submit', event => {
    if (keeping) {
      const button = event.submitter;
      event.preventDefault();
      event.stopPropagation();
      keeping.finally(() => form.requestSubmit(button));
      return;
    }
    leaving = true;
    clearTimeout(timer);
    store(true);
    try { sessionStorage.setItem('sanqu:sent', key); } catch { /* then it is offered once more */ }
  });
  document.addEventListener('submit', event => {
    if (!event.target.dataset.account || leaving) return;
    leaving = true;
    clearTimeout(timer);
    if (!changed && !keeping) return;
    event.preventDefault();
    (keeping || Promise.resolve()).then(() => changed ? send() : null).finally(() => event.target.requestSubmit());
  });
  window.addEventListener('pageshow', event => { if (event.persisted) leaving = false; });
  window.addEventListener('pagehide', () => {
    if (leaving || !changed) return;
    store(false);
    const data = values();
    data.set('_keep', 'auto');
    data.set('_csrf', token());
    navigator.sendBeacon(action, data);
  });
  document.addEventListener('htmx:beforeOnLoad', event => {
    if (![401, 403].includes(event.detail.xhr.status) || !form.contains(event.detail.elt)) return;
    event.preventDefault();
    expired();
  });
  document.addEventListener('htmx:sendError', event => { if (form.contains(event.detail.elt)) lost(); });

  // What a choice hides comes back with it
  const hidden = new Map();
  const controls = () => [...document.querySelectorAll('#fields [name^="/"]')];
  let before = new Map();
  document.addEventListener('htmx:beforeSwap', event => {
    before = new Map();
    if (event.detail.target?.id !== 'fields') return;
    if (['_remove', '_add'].includes(event.detail.requestConfig.elt?.name)) { before = null; return; }
    controls().forEach(each => {
      const list = before.get(each.name) || [];
      if (!['checkbox', 'radio'].includes(each.type) || each.checked) list.push(each.value);
      before.set(each.name, list);
    });
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (!before || !before.size || event.detail.target?.id !== 'fields' && !document.getElementById('fields')) return;
    const now = new Set(controls().map(each => each.name));
    before.forEach((list, name) => { if (!now.has(name) && list.some(value => value)) hidden.set(name, list); });
    controls().forEach(each => {
      const list = before.has(each.name) ? null : hidden.get(each.name);
      if (!list) return;
      if (['checkbox', 'radio'].includes(each.type)) each.checked = list.includes(each.value);
      else if (!each.value && each.type !== 'hidden') each.value = list[0];
    });
    now.forEach(name => { if (!before.has(name)) hidden.delete(name); });
    before = new Map();
    work();
  });

  // Candidates by keyboard: the arrows go through them, Enter takes one
  form.addEventListener('keydown', event => {
    const reference = event.target.closest('.reference');
    if (!reference || event.isComposing || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    const search = reference.querySelector('[data-search]');
    const all = [search, ...reference.querySelectorAll('.candidates input')];
    const at = all.indexOf(event.target);
    if (at < 0 || at === 0 && event.key === 'Enter') return;
    event.preventDefault();
    if (event.key === 'Enter') {
      event.target.click();
      search.focus();
    } else {
      all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
    }
  });

  // Members: who is ticked among those found joins those chosen
  form.addEventListener('change', event => {
    const found = event.target.closest('[data-finds] .form-check');
    if (found && event.target.checked) {
      const list = found.closest('.field').querySelector('.chosen');
      const there = list.querySelector('input[value="' + CSS.escape(event.target.value) + '"]');
      if (there) { there.checked = true; found.remove(); } else list.append(found);
    }
    const field = event.target.closest('.field.members');
    if (field) field.querySelector('[data-count]').textContent = field.querySelectorAll('.chosen input:checked').length;
  });

  // Files are brought at once
  form.addEventListener('change', event => {
    const input = event.target;
    if (!input.dataset.bring) return;
    const list = document.getElementById('field' + input.dataset.bring + '-files');
    [...input.files].forEach(file => bring(input, list, file));
    input.value = '';
  });
  form.addEventListener('click', event => {
    const button = event.target.closest('[data-remove]');
    if (!button) return;
    const field = button.closest('.field');
    button.closest('.file').remove();
    field.querySelector('[data-bring]')?.focus();
    changed = true;
    later(3000);
  });
  function bring(input, list, file) {
    const item = document.createElement('li');
    item.className = 'file';
    item.textContent = file.name + ' ';
    if (!input.multiple) list.replaceChildren();
    list.append(item);
    const fault = text => { item.classList.add('fault'); item.setAttribute('role', 'alert'); item.textContent = file.name + '：' + text; };
    if (file.size > input.dataset.most * 1048576) return fault(input.dataset.tooLarge);
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    item.append(bar);
    const data = new FormData();
    data.append('organisation', input.dataset.organisation);
    data.append('field', input.dataset.bring);
    data.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/attachments');
    request.setRequestHeader('X-CSRF-Token', token());
    request.setRequestHeader('HX-Request', 'true');
    request.upload.addEventListener('progress', step => { if (step.lengthComputable) bar.value = step.loaded / step.total; });
    request.addEventListener('error', () => fault(input.dataset.failed));
    request.addEventListener('load', () => {
      if (request.status === 200) {
        const made = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('.file');
        item.replaceWith(made);
        changed = true;
        later(500);
      } else if (request.status === 401) {
        fault(input.dataset.failed);
        expired();
      } else {
        fault(request.getResponseHeader('Content-Type')?.startsWith('text/plain') ? request.responseText : input.dataset.failed);
      }
    });
    request.send(data);
  }

  // Computed fields, as the server will compute them
  const plain = text => text.normalize('NFKC').replace(/[,，\s]/g, '');
  const number = text => /^[+-]?\d+(\.\d+)?$/.test(plain(text)) ? Number(plain(text)) : null;
  function found(base, pointer) {
    const parts = (base + pointer).split('/').map(part => part === '*' ? '[0-9]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp('^' + parts.join('/') + '$');
    return [...form.querySelectorAll('[name^="/"], [data-pointer]')]
      .filter(each => pattern.test(each.dataset.pointer || each.name))
      .filter(each => !['checkbox', 'radio'].includes(each.type) || each.checked)
      .map(each => each.dataset.pointer ? each.dataset.value || '' : each.value);
  }
  const numbers = (base, pointer) => found(base, pointer).map(number).filter(each => each !== null);
  const sum = list => list.reduce((a, b) => a + b, 0);
  const total = (base, pointer) => { const list = numbers(base, pointer); return list.length || pointer.includes('*') ? sum(list) : null; };
  const day = (base, pointer) => { const text = found(base, pointer)[0] || ''; return /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text + 'T00:00:00Z') : null; };
  function count(base, pointer) {
    const rows = new Set();
    const start = base + pointer + '/';
    form.querySelectorAll('[name^="' + CSS.escape(start) + '"]').forEach(each => rows.add(each.name.slice(start.length).split('/')[0]));
    return rows.size || found(base, pointer).filter(each => each !== '').length;
  }
  function years(from, to) {
    const whole = to.getUTCFullYear() - from.getUTCFullYear();
    const passed = to.getUTCMonth() - from.getUTCMonth() || to.getUTCDate() - from.getUTCDate();
    return passed < 0 ? whole - 1 : whole;
  }
  function computed(rule, base) {
    const kind = ['days', 'age', 'sum', 'count', 'max', 'min', 'difference', 'product', 'ratio'].find(each => each in rule);
    const those = [].concat(rule[kind]);
    if (kind === 'days' || kind === 'age') {
      const [from, to] = those.map(each => day(base, each));
      return !from || !to ? null : kind === 'days' ? Math.round((to - from) / 86400000) : years(from, to);
    }
    if (kind === 'count') return count(base, those[0]);
    if (kind === 'max' || kind === 'min') {
      const all = those.flatMap(each => numbers(base, each));
      return all.length ? Math[kind](...all) : null;
    }
    const totals = those.map(each => total(base, each));
    if (kind === 'sum') {
      const there = totals.filter(each => each !== null);
      return there.length ? sum(there) : null;
    }
    const [a, b] = totals;
    if (a === null || b === null) return null;
    if (kind === 'difference') return a - b;
    if (kind === 'product') return a * b;
    return b === 0 ? null : Number((a / b).toFixed(rule.decimals ?? 2));
  }
  function work() {
    for (let round = 0; round < 3; round++) {
      form.querySelectorAll('[data-computed]').forEach(place => {
        const base = place.dataset.pointer.slice(0, place.dataset.pointer.lastIndexOf('/'));
        const value = computed(JSON.parse(place.dataset.computed), base);
        const text = value === null ? '' : String(Number(value.toFixed(10)));
        if (place.dataset.value === text) return;
        place.dataset.value = text;
        place.textContent = text || place.dataset.none;
      });
    }
  }
  form.addEventListener('input', event => { if (event.target.name?.startsWith('/')) work(); });
  form.addEventListener('change', event => { if (event.target.name?.startsWith('/')) work(); });
})();
