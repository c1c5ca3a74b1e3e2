/*
 * The timeline: a lane for each worker. A lane is an SVG whose viewBox is the part of the run that is looked at, so that
 * zooming sets one attribute a lane, however many classes there are; names and marks lie above it as HTML.
 */
(() => {
  'use strict';
  const { h, Component, createRef } = preact;
  const { useState } = preactHooks;
  const MOST_LABELS = 160;
  const MIN_LABEL = 60;
  /** Width of a mark in pixels. */
  const MARK = 16;
  const WORDS = {
    starting: 'starts',
    idle: 'idle',
    reset: 'is made ready for a class',
    lost: 'server is lost',
    restart: 'server is replaced',
    teardown: 'is ended',
  };

  /** Moments between two on the clock, at steps of which people think. */
  function ticks(from, to, width) {
    const scale = d3.scaleUtc().domain([from, to]);
    return scale.ticks(Math.max(2, Math.floor(width / 110))).map(Number);
  }

  function tickLabel(at, span) {
    const digits = span < 2000 ? 2 : span < 12_000 ? 1 : 0;
    if (at < 60_000) {
      return `${(at / 1000).toFixed(digits)} s`;
    }
    const minutes = Math.floor(at / 60_000);
    const seconds = ((at % 60_000) / 1000).toFixed(digits).padStart(digits ? digits + 3 : 2, '0');
    return `${minutes}:${seconds}`;
  }

  const laneName = (model, lane) => (model.merged ? `Shard ${lane.shard}, worker ${lane.worker.id}` : `Worker ${lane.worker.id}`);

  function spoken(model, lane, segment) {
    const { test, run } = segment;
    const round = run.round > 1 ? `, round ${run.round}` : '';
    return `${test.simple}: ${test.label}${round}, ${report.duration(segment.to - segment.from)} on ${laneName(model, lane)}, from ${report.duration(segment.from)} on`;
  }

  /** The drawing of a lane; nothing in it depends on the zoom. */
  class Lane extends Component {
    shouldComponentUpdate(next) {
      return next.model !== this.props.model || next.active !== this.props.active;
    }

    render({ model, lane, active }) {
      return h(
        'svg',
        { class: 'lane-drawing', preserveAspectRatio: 'none', viewBox: `0 0 ${model.wall} 10`, 'data-lane': lane.key },
        lane.segments.map((segment, n) =>
          h('rect', {
            class: `state ${segment.kind}`,
            x: segment.from,
            width: segment.to - segment.from,
            y: segment.kind === 'idle' ? 4.6 : 2.5,
            height: segment.kind === 'idle' ? 0.8 : 5,
            'data-state': n,
          }),
        ),
        lane.classes.map((segment, n) =>
          h(
            'a',
            {
              href: report.classHref(segment.test),
              tabIndex: active === n ? 0 : -1,
              'aria-label': spoken(model, lane, segment),
              'data-class': n,
            },
            h('rect', {
              class: `class ${segment.kind}`,
              x: segment.from,
              width: Math.max(segment.to - segment.from, model.wall / 4000),
              y: 0,
              height: 10,
            }),
          ),
        ),
      );
    }
  }

  /** Names of classes that have room, and marks that must be seen even where a class is a hair's breadth. */
  function overlays(lane, from, to, width) {
    const scale = width / (to - from);
    const labels = [];
    const marks = [];
    for (const segment of lane.classes) {
      const left = Math.max(0, (segment.from - from) * scale);
      const right = Math.min(width, (segment.to - from) * scale);
      if (segment.kind === 'failed' && segment.to > from && segment.from < to) {
        marks.push({ kind: 'failed', left });
      }
      if (right - left >= MIN_LABEL && labels.length < MOST_LABELS) {
        labels.push(h('span', { class: `lane-label ${segment.kind}`, style: { left: `${left}px`, width: `${right - left}px` } }, segment.test.simple));
      }
    }
    for (const mark of lane.marks) {
      if (mark.at >= from && mark.at <= to) {
        marks.push({ kind: 'lost', left: (mark.at - from) * scale });
      }
    }
    return [...labels, ...apart(marks).map(({ kind, left }) => h('span', { class: `mark ${kind}`, style: { left: `${left}px` } }, report.icon(kind)))];
  }

  /** Marks side by side where one would hide another; where there are too many for that, they stay where they belong. */
  function apart(marks) {
    marks.sort((a, b) => a.left - b.left);
    let end = -Infinity;
    return marks.map((mark) => {
      const left = end - mark.left <= MARK ? Math.max(mark.left, end) : mark.left;
      end = left + MARK;
      return { ...mark, left };
    });
  }

  function Tooltip({ model, tip }) {
    const { lane, segment, x, y } = tip;
    const place = { left: `${x}px`, top: `${y}px` };
    const side = x > innerWidth / 2 ? ' leftwards' : '';
    if (!segment.test) {
      return h(
        'div',
        { class: `tooltip${side}`, style: place, 'aria-hidden': 'true' },
        h('strong', null, `${laneName(model, lane)} ${WORDS[segment.kind]}`),
        h('span', null, `${report.duration(segment.to - segment.from)}, from ${report.duration(segment.from)} on`),
        segment.detail && h('span', null, segment.detail),
      );
    }
    const { test, run, waited } = segment;
    return h(
      'div',
      { class: `tooltip${side}`, style: place, 'aria-hidden': 'true' },
      h('strong', null, test.simple),
      h('span', null, report.badge(test.kind, test.label), run.round > 1 || test.runs.length > 1 ? ` round ${run.round}` : ''),
      h('span', null, `${report.duration(segment.to - segment.from)}, from ${report.duration(segment.from)} on`),
      waited > 0 && h('span', null, `made ready in ${report.duration(waited)}`),
      h('span', null, report.count(test.tests, 'test'), test.failures ? `, ${test.failures} failed` : ''),
    );
  }

  function LaneHead({ model, lane }) {
    const { worker } = lane;
    const facts = [
      `${Math.round(lane.share * 100)} % busy`,
      worker.peakMemoryBytes > 0 && report.bytes(worker.peakMemoryBytes),
      worker.cpuMillis > 0 && `${report.duration(worker.cpuMillis)} CPU`,
    ].filter(Boolean);
    return h(
      'div',
      { class: 'lane-head' },
      h('div', null, h('strong', null, laneName(model, lane)), worker.restarts > 0 && h('span', null, ` · ${report.count(worker.restarts, 'restart')}`)),
      h('span', { title: facts.join(' · ') }, facts.join(' · ')),
    );
  }

  class Timeline extends Component {
    constructor(props) {
      super(props);
      this.area = createRef();
      this.state = { from: 0, to: props.model.wall, width: 900, tip: null, table: false, focus: { lane: 0, at: 0 } };
    }

    componentDidMount() {
      this.observer = new ResizeObserver(() => this.measure());
      this.observe();
    }

    componentDidUpdate(_, before) {
      if (before.table !== this.state.table) {
        this.observe();
      }
    }

    componentWillUnmount() {
      this.observer.disconnect();
      cancelAnimationFrame(this.frame);
    }

    observe() {
      const area = this.area.current;
      if (!area) {
        return;
      }
      this.observer.disconnect();
      this.observer.observe(area);
      this.zoom = d3
        .zoom()
        .scaleExtent([1, Math.max(8, this.props.model.wall / 20)])
        .filter((event) => this.isMeant(event))
        .on('zoom', ({ transform }) => this.look(transform));
      d3.select(area).call(this.zoom).on('dblclick.zoom', null);
      this.measure();
    }

    /** The wheel scrolls the page, unless a key or the focus says that the timeline is meant. */
    isMeant(event) {
      if (event.type === 'wheel') {
        return event.ctrlKey || event.metaKey || event.shiftKey || this.area.current.contains(document.activeElement);
      }
      if (event.type.startsWith('touch')) {
        return event.touches.length > 1 || this.state.to - this.state.from < this.props.model.wall;
      }
      return !event.button;
    }

    measure() {
      const width = this.area.current?.clientWidth;
      if (!width) {
        return;
      }
      this.zoom.extent([[0, 0], [width, 1]]).translateExtent([[0, 0], [width, 1]]);
      this.setState({ width });
      this.look(d3.zoomTransform(this.area.current), width);
    }

    look(transform, width = this.state.width) {
      const { wall } = this.props.model;
      const scale = transform.rescaleX(d3.scaleLinear().domain([0, wall]).range([0, width]));
      const [from, to] = scale.domain();
      for (const drawing of this.area.current.querySelectorAll('.lane-drawing')) {
        drawing.setAttribute('viewBox', `${from} 0 ${to - from} 10`);
      }
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.setState({ from, to }));
    }

    by(factor) {
      this.zoom.scaleBy(d3.select(this.area.current), factor);
    }

    whole() {
      d3.select(this.area.current).call(this.zoom.transform, d3.zoomIdentity);
    }

    /** Makes the segment with the focus visible, where it is not. */
    show(segment) {
      const { from, to } = this.state;
      if (segment.from < from || segment.to > to) {
        const { wall } = this.props.model;
        const middle = ((segment.from + segment.to) / 2 / wall) * this.state.width;
        this.zoom.translateTo(d3.select(this.area.current), middle, 0);
      }
    }

    moveTo(lane, at) {
      const lanes = this.props.model.lanes;
      const row = Math.max(0, Math.min(lanes.length - 1, lane));
      const column = Math.max(0, Math.min(lanes[row].classes.length - 1, at));
      const segment = lanes[row].classes[column];
      if (!segment) {
        return;
      }
      this.setState({ focus: { lane: row, at: column } }, () => {
        this.show(segment);
        this.area.current.querySelectorAll('.lane-drawing')[row].querySelector(`[data-class="${column}"]`).focus({ preventScroll: true });
      });
    }

    /** The class of another lane that ran at about the same time. */
    beside(lane, at, step) {
      const lanes = this.props.model.lanes;
      const now = lanes[lane].classes[at];
      let row = lane + step;
      while (lanes[row] && lanes[row].classes.length === 0) {
        row += step;
      }
      if (!lanes[row] || !now) {
        return;
      }
      const distance = (segment) => Math.abs(segment.from - now.from);
      const nearest = lanes[row].classes.reduce((best, one, n, all) => (distance(one) < distance(all[best]) ? n : best), 0);
      this.moveTo(row, nearest);
    }

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const { lane, at } = this.state.focus;
      const keys = {
        '+': () => this.by(1.6),
        '=': () => this.by(1.6),
        '-': () => this.by(1 / 1.6),
        0: () => this.whole(),
        ArrowRight: () => this.moveTo(lane, at + 1),
        ArrowLeft: () => this.moveTo(lane, at - 1),
        ArrowDown: () => this.beside(lane, at, 1),
        ArrowUp: () => this.beside(lane, at, -1),
        Home: () => this.moveTo(lane, 0),
        End: () => this.moveTo(lane, Infinity),
      };
      if (Object.hasOwn(keys, event.key)) {
        event.preventDefault();
        event.stopPropagation();
        keys[event.key]();
      }
    }

    pointAt(event) {
      const drawing = event.target.closest?.('.lane-drawing');
      const row = drawing ? this.props.model.lanes.findIndex((lane) => lane.key === drawing.dataset.lane) : -1;
      const lane = this.props.model.lanes[row];
      const link = event.target.closest?.('[data-class]');
      const segment = link ? lane?.classes[link.dataset.class] : lane?.segments[event.target.dataset?.state];
      if (!segment) {
        this.leave();
        return;
      }
      const box = event.target.getBoundingClientRect();
      const x = event.clientX ?? Math.max(8, Math.min(innerWidth - 8, box.left));
      this.setState({ tip: { lane, segment, x, y: drawing.getBoundingClientRect().bottom + 6 } });
      if (link && event.type === 'focusin') {
        this.setState({ focus: { lane: row, at: Number(link.dataset.class) } });
      }
    }

    leave() {
      if (this.state.tip) {
        this.setState({ tip: null });
      }
    }

    tools() {
      const button = (label, text, action) => h('button', { type: 'button', 'aria-label': label, title: label, onClick: action }, text);
      const { table } = this.state;
      return h(
        'div',
        { class: 'tools' },
        !table && [
          h('span', { class: 'quiet hint' }, 'Ctrl + wheel or + and − zoom, drag moves'),
          button('Zoom in (+)', '+', () => this.by(1.6)),
          button('Zoom out (-)', '−', () => this.by(1 / 1.6)),
          button('Show all (0)', 'All', () => this.whole()),
        ],
        h(
          'button',
          { type: 'button', 'aria-pressed': String(table), onClick: () => this.setState({ table: !table, tip: null }) },
          'As a table',
        ),
      );
    }

    render({ model }, { table, tip }) {
      return h(
        'section',
        { class: 'timeline', 'aria-labelledby': 'timeline-title' },
        h('header', null, h('h2', { id: 'timeline-title' }, 'Timeline'), this.tools()),
        table ? h(Table, { model }) : this.drawing(),
        tip && h(Tooltip, { model, tip }),
      );
    }

    drawing() {
      const { model } = this.props;
      const { from, to, width, focus } = this.state;
      const place = (at) => ({ left: `${((at - from) / (to - from)) * width}px` });
      const marks = ticks(from, to, width);
      return h(
        'div',
        {
          class: 'lanes',
          role: 'group',
          'aria-label': 'Lanes of the workers: arrows go from class to class, Enter opens one, plus and minus zoom',
          onKeyDown: (event) => this.onKey(event),
        },
        h('div', { class: 'lane-heads' }, model.lanes.map((lane) => h(LaneHead, { model, lane }))),
        h(
          'div',
          {
            class: 'area',
            ref: this.area,
            onPointerMove: (event) => this.pointAt(event),
            onPointerLeave: () => this.leave(),
            onfocusin: (event) => this.pointAt(event),
            onfocusout: () => this.leave(),
          },
          h('div', { class: 'axis', 'aria-hidden': 'true' }, marks
              .filter((at) => ((at - from) / (to - from)) * width < width - 34)
              .map((at) => h('span', { style: place(at) }, tickLabel(at, to - from)))),
          h('div', { class: 'grid', 'aria-hidden': 'true' }, marks.map((at) => h('i', { style: place(at) }))),
          model.lanes.map((lane, row) =>
            h(
              'div',
              { class: 'lane', role: 'group', 'aria-label': `${laneName(model, lane)}: ${report.count(lane.classes.length, 'class', 'classes')}` },
              h(Lane, { model, lane, active: focus.lane === row ? focus.at : -1 }),
              h('div', { class: 'overlay', 'aria-hidden': 'true' }, overlays(lane, from, to, width)),
            ),
          ),
        ),
        h(Legend, { model }),
      );
    }
  }

  function Legend({ model }) {
    const used = new Set(model.lanes.flatMap((lane) => [...lane.classes, ...lane.segments].map((segment) => segment.kind)));
    const words = {
      passed: 'passed',
      failed: 'failed',
      skipped: 'skipped',
      starting: 'starting',
      reset: 'reset and waiting',
      lost: 'server lost',
      restart: 'restart',
      idle: 'idle',
      teardown: 'teardown',
    };
    return h(
      'ul',
      { class: 'legend' },
      Object.entries(words)
        .filter(([kind]) => used.has(kind))
        .map(([kind, word]) => h('li', null, h('i', { class: kind }), word)),
      model.merged && h('li', null, 'Each shard is drawn from its own start.'),
    );
  }

  /** The same as rows, for those who would rather read. */
  function Table({ model }) {
    const [most, setMost] = useState(200);
    const rows = model.lanes.flatMap((lane) => [
      ...lane.segments.filter((segment) => segment.kind !== 'idle').map((segment) => ({ lane, ...segment })),
      ...lane.classes.map((segment) => ({ lane, ...segment })),
    ]);
    rows.sort((a, b) => a.from - b.from);
    return h(
      'div',
      { class: 'wide', tabIndex: 0, role: 'group', 'aria-label': 'Timeline as a table' },
      h(
        'table',
        null,
        h('thead', null, h('tr', null, ['From', 'Duration', 'Worker', 'What', 'Outcome'].map((title) => h('th', { scope: 'col' }, title)))),
        h(
          'tbody',
          null,
          rows.slice(0, most).map((row) =>
            h(
              'tr',
              null,
              h('td', null, report.duration(row.from)),
              h('td', null, report.duration(row.to - row.from)),
              h('td', null, laneName(model, row.lane)),
              h('td', null, row.test ? h('a', { href: report.classHref(row.test) }, row.test.simple) : WORDS[row.kind]),
              h('td', null, row.test ? row.test.label : (row.detail ?? '')),
            ),
          ),
        ),
      ),
      rows.length > most && h('button', { type: 'button', onClick: () => setMost(rows.length) }, `Show all ${rows.length} rows`),
    );
  }

  report.Timeline = Timeline;
})();
