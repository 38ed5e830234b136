// Shows the API's description, and sends the calls that a reader tries: to this origin only.
'use strict';
(async () => {
  const place = document.getElementById('api');
  const api = await (await fetch(place.dataset.document)).json();

  const make = (name, properties, ...content) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...content.flat(Infinity).filter((part) => part !== undefined && part !== null));
    return element;
  };
  // Descriptions are plain sentences with `code` in them.
  const text = (words = '') => words.split('`').map((part, n) => (n % 2 ? make('code', {}, part) : part));
  const resolved = (part) => (part?.$ref
    ? resolved(part.$ref.slice(2).split('/').reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], api))
    : part);
  const whole = (schema) => {
    const { allOf = [], ...own } = resolved(schema) ?? {};
    return allOf.map(whole).reduce((all, part) => ({ ...all, ...part, properties: { ...all.properties, ...part.properties } }), own);
  };
  const variants = (schema) => schema.anyOf ?? schema.oneOf ?? [];

  function kind(schema) {
    const { type, format, items, ...rest } = whole(schema);
    if (type === 'array') return `list of ${kind(items)}`;
    if (variants(rest).length) return variants(rest).map(kind).join(' or ');
    const limits = [
      rest.enum && rest.enum.join(', '),
      rest.minimum !== undefined && `at least ${rest.minimum}`,
      rest.maximum !== undefined && `at most ${rest.maximum}`,
      rest.minLength && `${rest.minLength} characters or more`,
      rest.maxLength && `${rest.maxLength} characters or less`,
      rest.default !== undefined && `${rest.default} when left out`,
    ].filter(Boolean);
    return [[type ?? 'anything'].flat().join(' or ') + (format ? ` (${format})` : ''), ...limits].join(', ');
  }

  function sample(schema) {
    const { type, format, examples, example, items, properties, ...rest } = whole(schema);
    const given = examples?.[0] ?? example ?? rest.default ?? rest.enum?.[0];
    if (given !== undefined) return given;
    if (variants(rest).length) return sample(variants(rest)[0]);
    if (properties) return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, sample(field)]));
    if (type === 'array') return [sample(items)];
    if (format === 'uuid') return '00000000-0000-7000-8000-000000000000';
    return { integer: 1, number: 1, boolean: true, object: {}, string: 'text' }[type] ?? null;
  }

  function fields(schema) {
    const { type, items, properties, required = [], ...rest } = whole(schema);
    if (type === 'array') return fields(items);
    if (!properties) return variants(rest).map(fields);
    return make('dl', { className: 'fields-of' }, Object.entries(properties).map(([name, field]) => make('div', {},
      make('dt', {}, make('code', {}, name), ` ${kind(field)}${required.includes(name) ? ', required' : ''}`),
      make('dd', {}, text(whole(field).description), fields(field)))));
  }

  const json = (content) => Object.entries(content ?? {})[0] ?? [];

  function answers(responses) {
    return make('dl', {}, Object.entries(responses).map(([status, given]) => {
      const { description, content } = resolved(given);
      const [, body] = json(content);
      const told = body && Number(status) < 300 && fields(body.schema);
      return make('div', {}, make('dt', {}, make('code', {}, status)), make('dd', {}, text(description), told || null));
    }));
  }

  function input(id, label, description, field) {
    const hint = make('p', { className: 'hint', id: id + '-hint' }, text(description));
    Object.assign(field, { id, autocomplete: 'off', spellcheck: false });
    field.setAttribute('aria-describedby', hint.id);
    return [make('label', { htmlFor: id }, label), field, hint];
  }

  async function send(method, path, parameters, body, answer) {
    const query = new URLSearchParams();
    const headers = { Accept: 'application/json' };
    const token = document.getElementById('token').value.trim();
    if (token) headers.Authorization = 'Bearer ' + token;
    let address = path;
    parameters.filter(({ field }) => field.value).forEach(({ name, where, many, field }) => {
      const values = many ? field.value.trim().split(/[\s,]+/) : [field.value];
      if (where === 'path') address = address.replace(`{${name}}`, encodeURIComponent(field.value));
      if (where === 'query') values.forEach((value) => query.append(name, value));
      if (where === 'header') headers[name] = field.value;
    });
    if (body) headers['Content-Type'] = body.type;
    try {
      const response = await fetch(address + (query.size ? '?' + query : ''), { method, headers, body: body?.field.value });
      const told = await response.text();
      const shown = (response.headers.get('content-type') ?? '').includes('json') ? JSON.stringify(JSON.parse(told), null, 2) : told;
      const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
      answer.textContent = `${response.status} ${response.statusText}\n${head}\n\n${shown}`;
    } catch (failure) {
      answer.textContent = `No answer: ${failure.message}`;
    }
    answer.hidden = false;
  }

  function trial(id, method, path, parameters, requestBody) {
    const [type, content] = json(requestBody?.content);
    const body = type && { type, field: make('textarea', { rows: 8, value: JSON.stringify(sample(content.schema), null, 2) }) };
    const answer = make('pre', { tabIndex: 0, hidden: true });
    answer.setAttribute('role', 'region');
    answer.setAttribute('aria-label', 'Answer to ' + id);
    answer.setAttribute('aria-live', 'polite');
    const form = make('form', { className: 'fields' },
      parameters.map(({ name, description, required, schema, field }) => input(`${id}-${name}`, name,
        `${description ?? ''} (${kind(schema)})`, Object.assign(field, { required: required ?? false }))),
      body && [input(`${id}-body`, 'Body', type, body.field), fields(content.schema)],
      make('button', {}, `Send ${method}`));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(method, path, parameters, body, answer);
    });
    return [form, answer];
  }

  function operation(path, method, described, shared = []) {
    const parameters = [...shared, ...(described.parameters ?? [])].map(resolved)
      .filter(({ in: where }) => where !== 'cookie')
      .map((parameter) => ({ ...parameter, where: parameter.in, many: whole(parameter.schema).type === 'array', field: make('input', {}) }));
    const security = described.security ?? api.security ?? [];
    const needs = security.length && (security.some((way) => !Object.keys(way).length) ? 'The answer depends on who is signed in.' : 'Needs a sign-in.');
    const id = described.operationId;
    return make('details', { id },
      make('summary', {}, make('code', { className: 'method' }, method), ' ', make('code', {}, path), ' ', make('span', {}, described.summary ?? '')),
      make('p', {}, text(described.description), ' ', needs || null),
      trial(id, method, path, parameters, resolved(described.requestBody)),
      make('h3', {}, 'Answers'),
      answers(described.responses));
  }

  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  const all = Object.entries(api.paths).flatMap(([path, { parameters, ...item }]) => methods.filter((method) => item[method])
    .map((method) => ({ tag: item[method].tags?.[0] ?? '', shown: operation(path, method.toUpperCase(), item[method], parameters) })));
  place.replaceChildren(
    make('div', { className: 'fields' }, input('token', 'Access token', 'From the answer to a sign-in. Without one, calls use your sign-in on these pages.', make('input', {}))),
    ...[...new Set(all.map(({ tag }) => tag))].map((tag) => make('section', {}, make('h2', {}, tag), all.filter((one) => one.tag === tag).map(({ shown }) => shown))));
  const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted) {
    wanted.open = true;
    wanted.scrollIntoView();
  }
})();
