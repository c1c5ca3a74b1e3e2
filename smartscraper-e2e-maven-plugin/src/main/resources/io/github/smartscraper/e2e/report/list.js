/* All classes, to be looked through. Rows are cheap, and come in portions so that the page is there at once. */
(() => {
  'use strict';
  const { h, Component } = preact;
  const PORTION = 120;
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

  /** Methods because of which a class was found. */
  function methodsFor(one, q) {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0 || words.every((word) => one.name.toLowerCase().includes(word))) {
      return [];
    }
    return one.methods.filter((method) => words.some((word) => `${method.title} ${method.name}`.toLowerCase().includes(word))).slice(0, 4);
  }

  class Row extends Component {
    shouldComponentUpdate(next) {
      return next.one !== this.props.one || next.q !== this.props.q;
    }

    render({ model, one, q }) {
      const share = model.longest > 0 ? (one.durationMillis / model.longest) * 100 : 0;
      const ran = one.kind !== 'cached';
      return h(
        'li',
        { class: `row ${one.kind}` },
        h('span', { class: 'outcome' }, report.badge(one.kind, one.label)),
        h(
          'span',
          { class: 'what' },
          h('a', { href: report.classHref(one) }, report.className(one)),
          one.reason && h('bdi', { class: 'reason quiet' }, one.reason),
          methodsFor(one, q).map((method) => h('a', { class: 'found', href: report.classHref(one, method) }, h('bdi', null, method.title))),
        ),
        h('span', { class: 'tests quiet' }, ran && one.tests > 0 ? report.count(one.tests, 'test') : ''),
        h('span', { class: 'worker quiet' }, one.worker >= 0 ? (model.merged ? `shard ${one.shard} · ${one.worker}` : `worker ${one.worker}`) : ''),
        h('span', { class: 'past' }, h(report.Sparkline, { one })),
        h(
          'span',
          { class: 'time' },
          h('span', null, report.duration(one.durationMillis)),
          h('i', { 'aria-hidden': 'true' }, h('i', { style: { width: `${Math.max(1, share)}%` } })),
        ),
      );
    }
  }

  report.List = class List extends Component {
    constructor(props) {
      super(props);
      this.state = { most: PORTION };
    }

    componentDidMount() {
      this.more();
    }

    componentDidUpdate(before) {
      const { q, show, sort } = this.props.query;
      if (q !== before.query.q || show !== before.query.show || sort !== before.query.sort) {
        this.setState({ most: PORTION });
      }
      this.more();
    }

    componentWillUnmount() {
      clearTimeout(this.timer);
    }

    /** All rows come in the end, so that the browser's own search and its printer find them. */
    more() {
      clearTimeout(this.timer);
      if (this.state.most < this.found.length) {
        this.timer = setTimeout(() => this.setState(({ most }) => ({ most: most + PORTION })), 30);
      }
    }

    render({ model, query, onQuery }, { most }) {
      const { q = '', show = 'all', sort = 'name' } = query;
      const key = `${q}\n${show}\n${sort}`;
      if (this.key !== key || this.of !== model) {
        this.found = find(model, query);
        this.key = key;
        this.of = model;
      }
      const found = this.found;
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
          : h('ul', { class: 'rows' }, found.slice(0, most).map((one) => h(Row, { key: one.index, model, one, q }))),
      );
    }
  };
})();
