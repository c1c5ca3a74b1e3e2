/*
 * All classes, to be looked through. Rows come in portions, so that the page is there at once and answers meanwhile; a portion
 * that is out of sight costs the browser no more than a single box.
 */
(() => {
  'use strict';
  const { h, render, Component } = preact;
  const { useMemo } = preactHooks;
  const PORTION = 100;
  /** Portions that come at a time after the first. */
  const STEP = 4;
  const FILTERS = { all: 'All', failed: 'Failed', flaky: 'Flaky', slow: 'Slow', cached: 'Cached', skipped: 'Skipped' };
  const ORDERS = {
    name: ['Name', (a, b) => (a.name < b.name ? -1 : 1)],
    duration: ['Longest first', (a, b) => b.durationMillis - a.durationMillis],
    time: ['In the order of the run', (a, b) => (a.runs[0]?.beganAt ?? Infinity) - (b.runs[0]?.beganAt ?? Infinity)],
  };

  const isShown = (model, one, show) =>
    show === 'slow' ? one.kind !== 'cached' && one.durationMillis >= model.slowFrom : !FILTERS[show] || show === 'all' || one.kind === show;

  function find(model, { q = '', show = 'all', sort = 'name' }) {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const found = model.classes.filter((one) => isShown(model, one, show) && words.every((word) => one.searched.includes(word)));
    const order = ORDERS[Object.hasOwn(ORDERS, sort) ? sort : 'name'][1];
    return found.sort((a, b) => order(a, b) || a.index - b.index);
  }

  function portionsOf(found) {
    const portions = [];
    for (let from = 0; from < found.length; from += PORTION) {
      portions.push(found.slice(from, from + PORTION));
    }
    return portions;
  }

  /** Methods because of which a class was found. */
  function methodsFor(one, q) {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0 || words.every((word) => one.name.toLowerCase().includes(word))) {
      return [];
    }
    return one.methods.filter((method) => words.some((word) => `${method.title} ${method.name}`.toLowerCase().includes(word))).slice(0, 4);
  }

  /** What the rows of a kind have in common; clones of it are several times as quick as nodes that are made one by one. */
  const skeletons = new Map();

  function skeleton(kind) {
    if (!skeletons.has(kind)) {
      const place = document.createElement('div');
      const parts = [
        h('span', { class: 'outcome' }, report.badge(kind, '')),
        h('span', { class: 'what' }, h('a', null, report.className({})), h('bdi', { class: 'reason quiet' })),
        h('span', { class: 'tests quiet' }),
        h('span', { class: 'worker quiet' }),
        h('span', { class: 'past' }, report.bars({ plain: '' }, '')),
        h('span', { class: 'time' }, h('i', { 'aria-hidden': 'true' })),
      ];
      render(h('div', { class: `row ${kind}`, role: 'listitem' }, parts), place);
      skeletons.set(kind, place.firstChild);
    }
    return skeletons.get(kind).cloneNode(true);
  }

  function fillWhat(what, one, q) {
    const [link, reason] = what.children;
    const [prefix, simple] = link.firstChild.children;
    link.setAttribute('href', report.classHref(one));
    prefix.textContent = one.prefix;
    simple.textContent = one.simple;
    if (one.reason) {
      reason.textContent = one.reason;
    } else {
      reason.remove();
    }
    for (const method of methodsFor(one, q)) {
      const found = link.cloneNode();
      found.className = 'found';
      found.setAttribute('href', report.classHref(one, method));
      found.append(document.createElement('bdi'));
      found.firstChild.textContent = method.title;
      what.append(found);
    }
  }

  function fillPast(past, one) {
    const { bars, label } = report.past(one);
    const drawing = past.firstChild;
    if (!label) {
      drawing.remove();
      return;
    }
    drawing.setAttribute('aria-label', label);
    for (const [kind, d] of Object.entries(bars)) {
      const path = drawing.firstChild.cloneNode();
      path.setAttribute('class', kind);
      path.setAttribute('d', d);
      drawing.append(path);
    }
    drawing.firstChild.remove();
  }

  function row(model, one, q) {
    const element = skeleton(one.kind);
    const [outcome, what, tests, worker, past, time] = element.children;
    outcome.firstChild.append(one.label);
    fillWhat(what, one, q);
    tests.textContent = one.kind !== 'cached' && one.tests > 0 ? report.count(one.tests, 'test') : '';
    if (one.worker >= 0) {
      worker.textContent = model.merged ? `shard ${one.shard} · ${one.worker}` : `worker ${one.worker}`;
    }
    fillPast(past, one);
    const share = model.longest > 0 ? (one.durationMillis / model.longest) * 100 : 0;
    time.prepend(report.duration(one.durationMillis));
    time.lastChild.style.setProperty('--share', `${Math.max(1, share)}%`);
    return element;
  }

  class Portion extends Component {
    shouldComponentUpdate() {
      return false;
    }

    componentDidMount() {
      const { model, classes, q } = this.props;
      this.base.append(...classes.map((one) => row(model, one, q)));
    }

    render() {
      return h('div', { class: 'portion', role: 'presentation' });
    }
  }

  /** The rows of what was found. All of them come in the end, so that the browser's own search and its printer find them. */
  class Rows extends Component {
    constructor(props) {
      super(props);
      this.portions = portionsOf(props.found);
      this.state = { most: 1 };
    }

    componentDidMount() {
      this.more();
    }

    componentDidUpdate() {
      this.more();
    }

    componentWillUnmount() {
      this.pause();
    }

    pause() {
      cancelAnimationFrame(this.frame);
      clearTimeout(this.timer);
    }

    more() {
      this.pause();
      if (this.state.most < this.portions.length) {
        // What is there already is painted first.
        this.frame = requestAnimationFrame(() => {
          this.timer = setTimeout(() => this.setState(({ most }) => ({ most: most + STEP })));
        });
      }
    }

    render({ model, q }, { most }) {
      const portions = this.portions.slice(0, most);
      return h('div', { class: 'rows', role: 'list' }, portions.map((classes, n) => h(Portion, { key: n, model, classes, q })));
    }
  }

  report.List = function List({ model, query, onQuery }) {
    const { q = '', show = 'all', sort = 'name' } = query;
    const found = useMemo(() => find(model, query), [model, q, show, sort]);
    return h(
      'section',
      { class: 'classes', 'aria-labelledby': 'classes-title' },
      h('header', null, h('h2', { id: 'classes-title' }, 'Classes'), h('span', { class: 'quiet', role: 'status' }, `${found.length.toLocaleString('en')} of ${model.classes.length.toLocaleString('en')}`)),
      h(
        'div',
        { class: 'filters', role: 'search' },
        h('input', {
          id: 'filter',
          type: 'search',
          value: q,
          placeholder: 'Filter by class or method ( / )',
          'aria-label': 'Filter by class or method',
          autocomplete: 'off',
          spellcheck: false,
          onInput: (event) => onQuery({ ...query, q: event.target.value }),
        }),
        h(
          'div',
          { class: 'chips', role: 'group', 'aria-label': 'Which classes' },
          Object.entries(FILTERS).map(([name, label]) =>
            h('button', { type: 'button', 'aria-pressed': String(show === name), onClick: () => onQuery({ ...query, show: name }) }, label),
          ),
        ),
        h(
          'select',
          { 'aria-label': 'Order', value: sort, onChange: (event) => onQuery({ ...query, sort: event.target.value }) },
          Object.entries(ORDERS).map(([name, [label]]) => h('option', { value: name, selected: sort === name }, label)),
        ),
      ),
      found.length === 0
        ? h('p', { class: 'nothing quiet' }, 'No class is like that. ', h('a', { href: '#/' }, 'Show all'))
        : h(Rows, { key: `${q}\n${show}\n${sort}`, model, found, q }),
    );
  };
})();
