/** The page's data comes in; the whole page, kept in step with its address, goes out. */

import { drawAbout } from './parts/about';
import type { App, Part } from './app';
import type { Asking as AskingScript } from './ask/asking';
import { ClaimsPart } from './parts/claims';
import type { Asking, Claim, PageData } from './shape';
import { Dossier } from './dossier';
import { button, byId, h, refill } from './dom';
import type { Drawings } from './draw/drawings';
import { Engine } from './ask/engine';
import { FiguresPart } from './parts/figures';
import { Filters } from './parts/filters';
import { MeasuresPart } from './parts/measures';
import { type Columns, has, rowsOf, start, unpackJson } from './packed';
import { save } from './files';
import { Say } from './words/say';
import { SearchBox } from './parts/searchbox';
import { shown } from './shown';
import { readDay } from './time';
import { NOTHING, readHash, type Selection, type Tab, TABS, writeHash } from './state';
import { Story } from './parts/story';
import { TimeBar } from './parts/timebar';
import { canTurtle, turtleBlob } from './ask/turtle';

// Most openings draw at once: what draws is unpacked while the data are.
if (has('packed-drawings') && !/tab=(measures|figures|claims|ask)/.test(location.hash)) {
  void start('packed-drawings');
}
const packed = await unpackJson<PackedData>('packed-data');
const data: PageData = { ...packed, claims: rowsOf<Claim>(packed.claims) };
type PackedData = Omit<PageData, 'claims'> & { claims: Columns };

const dossier = new Dossier(data);
const tabs = TABS.filter((tab) => tab !== 'ask' || data.engine);
const parts = new Map<Tab, Part>();
const engine = new Engine();
const drawnFor = new Map<Tab, string>();

function initial(): Selection {
  const lang = data.start.lang;
  const tab = TABS.find((known) => known === data.start.tab) ?? 'timeline';
  return { ...NOTHING, tab, lang };
}

function opening(): Selection {
  const chosen = readHash(location.hash, initial(), data.languages);
  if (location.hash.length < 2) chosen.event = data.start.event;
  return chosen;
}

const NAMED = ['event', 'actor', 'kind', 'voice', 'claim', 'counted'] as const;
const asKnown = new Map<number, Dossier>();

/** The dossier as it could be known on a day; the whole of it when no day is chosen. */
function knownAt(day: number | null): Dossier {
  if (day === null) return dossier;
  const found = asKnown.get(day) ?? dossier.asKnown(day);
  asKnown.clear();
  asKnown.set(day, found);
  return found;
}

function appFor(asked: Selection): App {
  const chosen = { ...asked };
  const unknown = NAMED.map((key) => asked[key]).filter((id) => id && !dossier.knows(id));
  for (const key of NAMED) if (unknown.includes(chosen[key])) chosen[key] = '';
  const known = knownAt(readDay(chosen.known, true));
  return {
    dossier: known,
    chosen,
    unknown,
    shown: shown(known, chosen),
    say: new Say(dossier, chosen.lang),
    choose,
  };
}

let app: App = appFor(opening());
const now = (): App => app;

function choose(change: Partial<Selection>, how: 'push' | 'replace' = 'push'): void {
  const chosen = { ...app.chosen, ...change };
  if (writeHash(chosen) === writeHash(app.chosen)) return;
  const picked = ['event', 'actor', 'voice', 'kind'].some((key) => change[key as 'event']);
  app = appFor(chosen);
  if (how === 'push') history.pushState(null, '', writeHash(chosen));
  else history.replaceState(null, '', writeHash(chosen));
  draw();
  if (picked) document.body.classList.add('story-open');
}

const story = new Story(byId('story'));
const searchBox = new SearchBox(byId('search-box'), now);
const timeBar = new TimeBar(byId('time-bar'), now);
const filters = new Filters(byId('filters'), byId('chips'), now);

async function part(tab: Tab): Promise<Part> {
  const known = parts.get(tab);
  if (known) return known;
  const place = byId(`tab-${tab}`);
  const made = await make(tab, place);
  parts.set(tab, made);
  return made;
}

async function make(tab: Tab, place: HTMLElement): Promise<Part> {
  if (tab === 'measures') return new MeasuresPart(place, now);
  if (tab === 'figures') return new FiguresPart(place, now);
  if (tab === 'claims') return new ClaimsPart(place, now);
  if (tab === 'ask') {
    // The engine takes longest: its worker is at work while the editor is unpacked.
    engine.ready().catch(() => undefined); // told by the part
    Object.assign(data.asking, await unpackJson<Asking>('packed-questions'));
    await start('packed-asking');
    const asking = (globalThis as never as { backstoryAsking: AskingScript }).backstoryAsking;
    return new asking.AskPart(place, now, engine);
  }
  await start('packed-drawings');
  const drawings = (globalThis as never as { backstoryDrawings: Drawings }).backstoryDrawings;
  return tab === 'network'
    ? new drawings.NetworkPart(place, now)
    : new drawings.TimelinePart(place, now);
}

async function drawTab(): Promise<void> {
  const { tab } = app.chosen;
  const state = writeHash(app.chosen);
  for (const other of tabs) byId(`tab-${other}`).hidden = other !== tab;
  const made = await part(tab);
  if (app.chosen.tab !== tab) return;
  if (drawnFor.get(tab) !== state) {
    drawnFor.set(tab, state);
    made.draw();
  }
  byId('view').dataset['drawn'] = tab;
  drawTools(made);
}

function drawTools(made: Part): void {
  const { say } = app;
  const files = made.exports?.() ?? [];
  const buttons = files.map((file) =>
    button(
      { class: 'quiet' },
      () => void Promise.resolve(file.make()).then((blob) => save(blob, file.name)),
      file.name,
    ),
  );
  if (canTurtle()) {
    buttons.push(
      button(
        { class: 'quiet' },
        () => void turtleBlob(app, engine).then((blob) => save(blob, 'claims.ttl')),
        'claims.ttl',
      ),
    );
  }
  const label = h('span', { class: 'note' }, `${say.t('export')}: `);
  refill(
    byId('exports'),
    label,
    ...buttons,
    button({ class: 'quiet' }, () => window.print(), say.t('print')),
  );
}

function drawTabs(): void {
  const { say, chosen } = app;
  const bar = byId('tabs');
  bar.setAttribute('aria-label', say.t('views'));
  const focused = bar.contains(document.activeElement);
  refill(
    bar,
    ...tabs.map((tab) => {
      const on = chosen.tab === tab;
      const one = button(
        {
          role: 'tab',
          id: `for-${tab}`,
          'aria-controls': `tab-${tab}`,
          'aria-selected': on ? 'true' : 'false',
          tabindex: on ? 0 : -1,
        },
        () => choose({ tab }),
        say.t(tab),
      );
      return one;
    }),
  );
  for (const tab of tabs) byId(`tab-${tab}`).setAttribute('aria-labelledby', `for-${tab}`);
  if (focused) byId(`for-${chosen.tab}`).focus();
}

byId('tabs').addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs[(tabs.indexOf(app.chosen.tab) + step + tabs.length) % tabs.length];
  if (next) choose({ tab: next });
  event.preventDefault();
});

/** The language of the page after the one that is read, in turn. */
function nextLanguage(): string {
  const { languages } = data;
  return languages[(languages.indexOf(app.chosen.lang) + 1) % languages.length] ?? data.start.lang;
}

function drawHead(): void {
  const { say, chosen } = app;
  document.documentElement.lang = chosen.lang;
  const title = say.pick(data.dossier.title);
  document.title = chosen.event ? `${say.name(chosen.event).slice(0, 120)} — ${title}` : title;
  byId('title').textContent = title;
  byId('skip').textContent = say.t('skip');
  const other = nextLanguage();
  const language = byId('language');
  language.textContent = data.words[other]?.name ?? other;
  language.lang = other;
  language.title = data.words[other]?.switch ?? other;
  language.hidden = other === chosen.lang;
  byId('about-button').textContent = say.t('about');
  byId('theme').setAttribute('aria-label', say.t('theme'));
  byId('theme').title = say.t('theme');
  byId('story').setAttribute('aria-label', say.t('story'));
  byId('story-close').setAttribute('aria-label', say.t('close'));
  byId('about-close').setAttribute('aria-label', say.t('close'));
  byId('about').setAttribute('aria-label', say.t('about'));
  drawTabs();
}

function draw(): void {
  drawHead();
  searchBox.draw();
  timeBar.draw();
  filters.draw();
  story.draw(app);
  void drawTab();
}

/** Draw everything anew, as after a change of colours. */
function redraw(): void {
  drawnFor.clear();
  draw();
}

byId('language').addEventListener('click', () => choose({ lang: nextLanguage() }, 'replace'));
byId('theme').addEventListener('click', () => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const root = document.documentElement;
  const was = root.dataset['theme'] ?? (dark ? 'dark' : 'light');
  root.dataset['theme'] = was === 'dark' ? 'light' : 'dark';
  redraw();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
matchMedia('print').addEventListener('change', redraw);
const about = byId('about') as HTMLDialogElement;
byId('about-button').addEventListener('click', () => {
  drawAbout(byId('about-text'), { ...app, dossier });
  about.showModal();
});
byId('about-close').addEventListener('click', () => about.close());
byId('story-close').addEventListener('click', () => document.body.classList.remove('story-open'));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') document.body.classList.remove('story-open');
  if (
    event.key === '/' &&
    !(event.target as Element).closest?.('input, textarea, select, .cm-editor')
  ) {
    event.preventDefault();
    byId('search').focus();
  }
});
function follow(): void {
  const chosen = readHash(location.hash, { ...app.chosen, ...NOTHING }, data.languages);
  if (writeHash(chosen) === writeHash(app.chosen)) return;
  app = appFor(chosen);
  draw();
}
window.addEventListener('popstate', follow);
window.addEventListener('hashchange', follow);

document.documentElement.classList.add('js');
if (/event=|actor=/.test(location.hash)) document.body.classList.add('story-open');
if (!location.hash || location.hash.length < 2)
  history.replaceState(null, '', writeHash(app.chosen));
draw();
Object.assign(globalThis, { backstory: { part: (tab: Tab) => parts.get(tab), now, has } });
