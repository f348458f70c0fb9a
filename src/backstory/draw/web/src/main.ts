/** The page's data comes in; the whole page, kept in step with its address, goes out. */

import type { App, Part } from './app';
import type { Asking as AskingScript } from './ask/asking';
import { AnswerPart } from './parts/answer';
import { ClaimsPart } from './parts/claims';
import type { Asking, Claim, Drawing, PageData, Replied, Screens } from './shape';
import { FirstScreens } from './screens';
import { Dossier } from './dossier';
import { byId } from './dom';
import type { Drawings } from './draw/drawings';
import { Engine } from './ask/engine';
import { FiguresPart } from './parts/figures';
import { Filters } from './parts/filters';
import { Frame } from './frame';
import { comeBack, leave } from './left';
import { lent } from './borrowed';
import { back, listed, named, namedDrawing, namedFirst, told } from './once';
import { OddsPart } from './parts/odds';
import { MeasuresPart } from './parts/measures';
import { claimOrder, type Columns, has, rowsOf, start, unpackJson } from './packed';
import { citedAs, type Form } from './words/cite';
import { Say } from './words/say';
import { SearchBox } from './parts/searchbox';
import { shown } from './shown';
import { readDay } from './time';
import {
  languageOf,
  NOTHING,
  readHash,
  type Selection,
  type Tab,
  tabsOf,
  writeHash,
} from './state';
import { Story } from './parts/story';
import { TimeBar } from './parts/timebar';
import { canTurtle, turtleBlob } from './ask/turtle';

// Where it opens at a drawing, what draws is unpacked while the data are.
if (has('packed-drawings') && /tab=(timeline|network)/.test(location.hash)) {
  void start('packed-drawings');
}
const packed = await unpackJson<PackedData>('packed-data');
const data: PageData = {
  ...packed,
  claims: rowsOf<Claim>(packed.claims),
  drawing: { spots: [], lines: [], axis: [], floor: 0, words: [] },
};
const list = listed(document.querySelector('body noscript')?.textContent ?? '');
for (const claim of data.claims) {
  if (claim.gist !== undefined) claim.gist = told(claim.gist, data.languages, list);
  if (claim.text !== undefined) claim.text = told(claim.text, data.languages, list);
}
type PackedData = Omit<PageData, 'claims' | 'drawing'> & { claims: Columns };

claimOrder.push(...data.claims.map(({ id }) => id));
named(data, claimOrder);

const dossier = new Dossier(data);
for (const { cells } of [...data.measures, ...data.versions.flat()]) {
  for (const cell of Object.values(cells).flat()) {
    cell.text = back(cell.text, dossier.claims.get(cell.claims[0] ?? ''), data.languages);
  }
}
const parts = new Map<Tab, Part>();
const engine = new Engine(data.asking.prefixes, () => lent(data), data.asking.bounds);
const drawnFor = new Map<Tab, string>();
/** How far down each look was read. */
const readTo = new Map<Tab, number>();

function opening(): Selection {
  const tabs = tabsOf(data);
  const tab = tabs.find((known) => known === data.start.tab) ?? tabs[0] ?? 'timeline';
  const first = { ...NOTHING, tab, lang: languageOf(data) };
  const chosen = readHash(location.hash, first, data.languages);
  if (location.hash.length < 2) chosen.event = data.start.event;
  return chosen;
}

const NAMED = ['event', 'actor', 'kind', 'voice', 'claim', 'counted', 'pin', 'path'] as const;
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
  if (!data.dossier.dossiers?.some(({ id }) => id === chosen.dossier)) chosen.dossier = '';
  const known = knownAt(readDay(chosen.known, true));
  return {
    dossier: known,
    chosen,
    unknown,
    shown: shown(known, chosen),
    say: new Say(known, chosen.lang),
    choose,
  };
}

const opened = opening();
let app: App = appFor(opened);
const now = (): App => app;

function choose(change: Partial<Selection>, how: 'push' | 'replace' = 'push'): void {
  const chosen = { ...app.chosen, ...change };
  // An answer is given for what was chosen: with something else it goes, unless both are asked for.
  const others = (['event', 'actor', 'voice'] as const).some(
    (key) => change[key] && change[key] !== app.chosen[key],
  );
  if (others && change.question === undefined) chosen.question = '';
  // A card that an address led to is one of the look that it opened.
  if (others || change.tab) chosen.card = change.card ?? '';
  if (writeHash(chosen) === writeHash(app.chosen)) return;
  const picked = ['event', 'actor', 'voice', 'kind'].some((key) => change[key as 'event']);
  readTo.set(app.chosen.tab, scrollY);
  leave(writeHash(app.chosen));
  app = appFor(chosen);
  if (how === 'push') history.pushState(null, '', writeHash(chosen));
  else history.replaceState(null, '', writeHash(chosen));
  void draw();
  // On a phone the story lies over the look: not over the way from one event to another.
  if (change.path) document.body.classList.remove('story-open');
  else if (picked && isBeside(app.chosen.tab)) document.body.classList.add('story-open');
}

const story = new Story(byId('story'), () => screensNow);
const searchBox = new SearchBox(byId('search-box'), now);
const timeBar = new TimeBar(byId('time-bar'), now);
const filters = new Filters(byId('filters'), byId('chips'), now);
const frame = new Frame(data, now, redraw, dossier);

async function part(tab: Tab): Promise<Part> {
  const known = parts.get(tab);
  if (known) return known;
  const made = await make(tab, byId(`tab-${tab}`));
  parts.set(tab, made);
  return made;
}

let screensRead: Promise<FirstScreens> | undefined;
let screensNow: FirstScreens | undefined;

/** The first screens, unpacked once. */
function screens(): Promise<FirstScreens> {
  screensRead ??= unpackJson<Screens>('packed-screens').then(
    (all) => (screensNow = new FirstScreens(namedFirst(all, claimOrder), dossier)),
  );
  return screensRead;
}

let drawingRead: Promise<void> | undefined;

/** Where things stand in the network, unpacked once, when it is drawn or plain words are answered. */
function drawing(): Promise<void> {
  drawingRead ??= unpackJson<Drawing>('packed-drawing').then((drawn) => {
    Object.assign(data.drawing, namedDrawing(drawn, Object.keys(data.things), claimOrder));
    for (const line of data.drawing.lines) {
      line[6] = back(line[6], dossier.claims.get(line[4][0] ?? ''), data.languages);
    }
  });
  return drawingRead;
}

async function make(tab: Tab, place: HTMLElement): Promise<Part> {
  if (tab === 'measures') return new MeasuresPart(place, now);
  if (tab === 'figures') return new FiguresPart(place, now);
  if (tab === 'claims') return new ClaimsPart(place, now);
  if (tab === 'odds') return new OddsPart(place, now, await screens());
  if (tab === 'answer') return new AnswerPart(place, now, await screens());
  place.textContent = app.say.t('opening');
  if (tab === 'ask') {
    // The engine takes longest: its worker is at work while the editor is unpacked.
    engine.ready().catch(() => undefined); // told by the part
    Object.assign(data.asking, await unpackJson<Asking>('packed-questions'));
    await start('packed-asking');
    frame.draw(); // a question is named only now
    const asking = (globalThis as never as { backstoryAsking: AskingScript }).backstoryAsking;
    return new asking.AskPart(place, now, engine, async () => {
      await drawing();
      return {
        all: await unpackJson<Replied>('packed-replies'),
        screens: await screens(),
        order: claimOrder,
        box: () => searchBox.filled(),
      };
    });
  }
  await Promise.all([start('packed-drawings'), tab === 'network' ? drawing() : undefined]);
  const drawings = (globalThis as never as { backstoryDrawings: Drawings }).backstoryDrawings;
  return tab === 'network'
    ? new drawings.NetworkPart(place, now)
    : new drawings.TimelinePart(place, now);
}

let before: Tab | undefined;

async function drawTab(): Promise<void> {
  const { tab } = app.chosen;
  const state = writeHash(app.chosen);
  // All of them: a view of a notebook has the place of the first look, and no tab for it.
  for (const panel of document.querySelectorAll<HTMLElement>('#view [role=tabpanel]'))
    panel.hidden = panel.id !== `tab-${tab}`;
  // What was made before is drawn at once: the focus may be put into it.
  const made = parts.get(tab) ?? (await part(tab));
  if (app.chosen.tab !== tab) return;
  if (drawnFor.get(tab) !== state) {
    drawnFor.set(tab, state);
    made.draw();
  }
  byId('view').dataset['drawn'] = tab;
  const turtle = { name: 'statements.ttl', make: () => turtleBlob(app, engine) };
  frame.drawTools(made, canTurtle() ? [turtle] : []);
  if (before !== tab) toWhereItWasRead(tab);
  before = tab;
}

/** A look opens where it was left; a new one at its top, never lower than the tabs. */
function toWhereItWasRead(tab: Tab): void {
  if (before === undefined) return;
  const top = byId('view').getBoundingClientRect().top + scrollY;
  const left = readTo.get(tab) ?? 0;
  scrollTo({ top: Math.max(left, Math.min(scrollY, top)), behavior: 'instant' });
}

async function draw(): Promise<void> {
  frame.draw();
  searchBox.draw();
  timeBar.draw();
  filters.draw();
  if (isBeside(app.chosen.tab)) story.draw(app);
  await drawTab();
  void differing();
}

/** Whether the story stands beside a look: the first screen and the accounts tell it themselves. */
function isBeside(tab: Tab): boolean {
  return !['answer', 'odds'].includes(tab);
}

/** What a story tells of differing accounts is unpacked once the look itself is drawn. */
async function differing(): Promise<void> {
  const { event, actor, voice, tab } = app.chosen;
  const isShown = isBeside(tab) && (event || actor || voice);
  if (screensNow || !isShown || !has('packed-screens')) return;
  await screens();
  story.draw(app);
}

/** Draw everything anew, as after a change of colours. */
function redraw(): void {
  drawnFor.clear();
  void draw();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
matchMedia('print').addEventListener('change', redraw);
function follow(): void {
  const chosen = readHash(location.hash, { ...app.chosen, ...NOTHING }, data.languages);
  if (writeHash(chosen) === writeHash(app.chosen)) return;
  readTo.set(app.chosen.tab, scrollY);
  leave(writeHash(app.chosen));
  app = appFor(chosen);
  void draw().then(() => comeBack(writeHash(app.chosen)));
}
window.addEventListener('popstate', follow);
window.addEventListener('hashchange', follow);

document.documentElement.classList.add('js');
if (/event=|actor=/.test(location.hash) && app.chosen.tab !== 'answer' && !app.chosen.path)
  document.body.classList.add('story-open');
// What the address did not say is kept in it: a copy of it opens the same, in the same language.
if (!/[#&]lang=/.test(location.hash)) history.replaceState(null, '', writeHash(opened));
void draw();
const cited = (id: string, form: Form) => citedAs(app, id, form);
const brief = async (id: string) => (await screens()).brief(id, dossier, app.say);
Object.assign(globalThis, {
  backstory: { part: (tab: Tab) => parts.get(tab), now, has, cited, brief },
});
