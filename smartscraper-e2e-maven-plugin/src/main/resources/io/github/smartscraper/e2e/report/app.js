/* The page: its routes, keys and theme. The address says all of what is shown, so that it can be sent to somebody. */
(() => {
  'use strict';
  const { h, render } = preact;
  const { useEffect, useLayoutEffect, useRef, useState } = preactHooks;
  const THEMES = ['auto', 'light', 'dark'];
  const KEYS = [
    ['/', 'filter the classes'],
    ['j, k', 'next and previous class of the list'],
    ['Enter', 'open what has the focus'],
    ['Escape', 'close, go back, or leave the filter'],
    ['f', 'only what failed, or all again'],
    ['t', 'go to the timeline: there arrows go from class to class, + − 0 zoom'],
    ['d', 'dark, light, or as the system has it'],
    ['?', 'this help'],
  ];

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function route() {
    const hash = location.hash.slice(1);
    const [path, search = ''] = hash.split('?');
    const [, page, name, method] = path.split('/');
    if (page === 'class' && name) {
      return { page, name: decode(name), method: method && decode(method) };
    }
    return { page: 'all', query: Object.fromEntries(new URLSearchParams(search)) };
  }

  function address(query) {
    const kept = Object.entries(query).filter(([, value]) => value && value !== 'all');
    return `#/${kept.length ? `?${new URLSearchParams(kept)}` : ''}`;
  }

  function remembered() {
    try {
      return localStorage.getItem('e2e-report-theme') ?? 'auto';
    } catch {
      return 'auto';
    }
  }

  function remember(theme) {
    try {
      localStorage.setItem('e2e-report-theme', theme);
    } catch {
      // A browser that lets files store nothing: it is as the system has it next time.
    }
  }

  function step(by) {
    const links = [...document.querySelectorAll('.rows .what > a:first-child')];
    const at = links.indexOf(document.activeElement);
    links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  }

  function Help({ onClose }) {
    useEffect(() => {
      const dialog = document.getElementById('help');
      dialog.showModal();
    }, []);
    return h(
      'dialog',
      { id: 'help', onClose, 'aria-labelledby': 'help-title' },
      h('h2', { id: 'help-title' }, 'Keys'),
      h('dl', null, KEYS.map(([key, does]) => h('div', null, h('dt', null, h('kbd', null, key)), h('dd', null, does)))),
      h('button', { type: 'button', onClick: onClose }, 'Close'),
    );
  }

  function Head({ model, theme, onTheme, onHelp }) {
    const run = model.runs[0] ?? {};
    const project = (run.project ?? '').split(':').pop() || 'e2e report';
    const about = [
      run.beganAt && report.moment(run.beganAt),
      run.execution && run.execution !== 'default' && `execution ${run.execution}`,
      !model.merged && model.shards > 1 && `shard ${model.shard} of ${model.shards}`,
      model.merged && `${model.runs.length} shards`,
      run.beganAt && !run.endedAt && 'ended before its time',
    ].filter(Boolean);
    return h(
      'header',
      { class: 'top' },
      h('a', { class: 'home', href: '#/' }, h('bdi', null, project)),
      h('span', { class: 'quiet about' }, about.join(' · ')),
      h(
        'span',
        { class: 'tools' },
        h('button', { type: 'button', onClick: onTheme, 'aria-label': `Colours: ${theme}. Change`, title: `Colours: ${theme} (d)` }, report.icon(theme)),
        h('button', { type: 'button', onClick: onHelp, 'aria-label': 'Keys', title: 'Keys (?)' }, '?'),
      ),
    );
  }

  function RunFacts({ model }) {
    return h(
      'section',
      { class: 'run', 'aria-labelledby': 'run-title' },
      h('h2', { id: 'run-title' }, model.merged ? 'The shards' : 'The run'),
      model.runs.map((run) =>
        h(
          'details',
          { open: !model.merged },
          h('summary', null, model.merged ? `Shard ${run.shard}` : 'Versions, parameters and steps'),
          h(
            'dl',
            { class: 'facts wrap' },
            [
              ...Object.entries(run.versions ?? {}),
              run.cores && ['cores', String(run.cores)],
              run.directory && ['directory', run.directory],
              ...Object.entries(run.parameters ?? {}).map(([name, value]) => [`e2e.${name}`, value]),
              run.seed && ['seed', run.seed],
            ]
              .filter(Boolean)
              .map(([name, value]) => h('div', null, h('dt', null, h('bdi', null, name)), h('dd', null, h('bdi', null, String(value))))),
          ),
          run.events?.length > 0 &&
            h(
              'ol',
              { class: 'steps' },
              run.events.map((event) => h('li', null, h('span', { class: 'quiet' }, report.duration(event.at - run.beganAt)), h('bdi', null, event.what))),
            ),
        ),
      ),
    );
  }

  function App({ model }) {
    const [at, setAt] = useState(route);
    const [theme, setTheme] = useState(remembered);
    const [help, setHelp] = useState(false);
    const [query, setQuery] = useState(at.query ?? {});
    // Keys may come faster than the page is drawn.
    const latest = useRef(query);
    const one = at.page === 'class' ? model.byName.get(at.name) : undefined;

    useEffect(() => {
      const follow = () => {
        const next = route();
        setAt(next);
        if (next.query) {
          latest.current = next.query;
          setQuery(next.query);
        }
      };
      addEventListener('hashchange', follow);
      return () => removeEventListener('hashchange', follow);
    }, []);

    useLayoutEffect(() => {
      const dark = matchMedia('(prefers-color-scheme: dark)');
      const paint = () => {
        document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
      };
      paint();
      remember(theme);
      dark.addEventListener('change', paint);
      return () => dark.removeEventListener('change', paint);
    }, [theme]);

    useEffect(() => {
      const name = one?.simple ?? (model.runs[0]?.project ?? '').split(':').pop();
      const state = one ? one.label : model.counts.failed ? `${model.counts.failed} failed` : 'passed';
      document.title = `${state}: ${name || 'e2e report'}`;
    }, [one]);

    const ask = (next) => {
      latest.current = next;
      setQuery(next);
      history.replaceState(null, '', address(next));
    };
    const nextTheme = () => setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);

    useEffect(() => {
      const onKey = (event) => {
        const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
        if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
          return;
        }
        const field = document.getElementById('filter');
        const keys = {
          '/': () => field?.focus(),
          '?': () => setHelp(true),
          j: () => step(1),
          k: () => step(-1),
          d: nextTheme,
          f: () => ask({ ...latest.current, show: latest.current.show === 'failed' ? 'all' : 'failed' }),
          t: () => (document.querySelector('.lane-drawing a[tabindex="0"]') ?? document.querySelector('.lane-drawing a'))?.focus(),
          Escape: () => {
            if (typing) {
              ask({ ...latest.current, q: '' });
              event.target.blur();
            } else if (route().page === 'class') {
              location.hash = address(latest.current);
            }
          },
        };
        if (Object.hasOwn(keys, event.key) && (!typing || event.key === 'Escape')) {
          event.preventDefault();
          keys[event.key]();
        }
      };
      addEventListener('keydown', onKey);
      return () => removeEventListener('keydown', onKey);
    });

    return h(
      'div',
      { class: 'page' },
      h(Head, { model, theme, onTheme: nextTheme, onHelp: () => setHelp(true) }),
      h(
        'main',
        null,
        one
          ? h(report.Detail, { model, one, methodName: at.method, back: address(query) })
          : [
              at.page === 'class' && h('p', { class: 'fault' }, 'There is no class of that name in this report.'),
              h(report.Summary, { model }),
              h(report.Failures, { model }),
              model.lanes.length > 0 && model.wall > 0 && h(report.Timeline, { model }),
              h(report.List, { model, query, onQuery: ask }),
              h(RunFacts, { model }),
            ],
      ),
      help && h(Help, { onClose: () => setHelp(false) }),
    );
  }

  const data = JSON.parse(document.getElementById('data').textContent);
  render(h(App, { model: report.read(data) }), document.getElementById('app'));
})();
