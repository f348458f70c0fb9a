/** The frame around the looks: title, language, tabs, what can be taken along, light and dark. */

import { drawAbout } from './parts/about';
import type { App, Part } from './app';
import { button, byId, h, keepFocus, refill } from './dom';
import { save } from './files';
import type { Dossier } from './dossier';
import type { DossierHead, PageData } from './shape';
import { NOTHING, type Tab, tabsOf } from './state';
import { askedWords } from './words/asked';

/** Of several dossiers that are read together the page's own name tells all. */
function headOf({ dossier, chosen }: App): DossierHead {
  const all = dossier.data.dossier;
  return all.dossiers?.find(({ id }) => id === chosen.dossier) ?? all;
}

const nameOfPage = (app: App): string => app.say.pick(headOf(app).title);

/** What the tab of the browser is called: what is asked, or what is chosen, before the dossier. */
export function titleOf(app: App, title = nameOfPage(app)): string {
  const { say, chosen } = app;
  const named = chosen.event || chosen.actor || chosen.voice;
  const told = (chosen.tab === 'ask' && askedWords(app)) || (named && say.name(named));
  return told ? `${told.slice(0, 120)} — ${title}` : title;
}

export class Frame {
  readonly tabs: readonly Tab[];

  constructor(
    private readonly data: PageData,
    private readonly now: () => App,
    redraw: () => void,
    private readonly whole: Dossier,
  ) {
    this.tabs = tabsOf(data);
    byId('tabs').addEventListener('keydown', (event) => this.key(event));
    byId('language').addEventListener('click', () =>
      this.now().choose({ lang: this.nextLanguage() }, 'replace'),
    );
    byId('theme').addEventListener('click', () => {
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const root = document.documentElement;
      const was = root.dataset['theme'] ?? (dark ? 'dark' : 'light');
      root.dataset['theme'] = was === 'dark' ? 'light' : 'dark';
      redraw();
    });
    // The address holds the selection: a link to a part of the page must not replace it.
    byId('skip').addEventListener('click', (event) => {
      event.preventDefault();
      byId('view').focus();
      byId('view').scrollIntoView();
    });
    this.dialog();
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') document.body.classList.remove('story-open');
      if (event.key !== '/') return;
      if ((event.target as Element).closest?.('input, textarea, select, .cm-editor')) return;
      event.preventDefault();
      byId('search').focus();
    });
  }

  private dialog(): void {
    const about = byId('about') as HTMLDialogElement;
    byId('about-button').addEventListener('click', () => {
      drawAbout(byId('about-text'), { ...this.now(), dossier: this.whole });
      about.showModal();
    });
    byId('about-close').addEventListener('click', () => about.close());
    byId('story-close').addEventListener('click', () =>
      document.body.classList.remove('story-open'),
    );
  }

  private key(event: KeyboardEvent): void {
    const { tabs } = this;
    const at = tabs.indexOf(this.now().chosen.tab);
    const to = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const tab = to === undefined ? undefined : tabs[to];
    if (!tab) return;
    this.now().choose({ tab });
    event.preventDefault();
  }

  /** The language of the page after the one that is read, in turn. */
  private nextLanguage(): string {
    const { languages, start } = this.data;
    const { lang } = this.now().chosen;
    return languages[(languages.indexOf(lang) + 1) % languages.length] ?? start.lang;
  }

  draw(): void {
    const { say, chosen } = this.now();
    const { data } = this;
    document.documentElement.lang = chosen.lang;
    document.body.dataset['tab'] = chosen.tab;
    const title = nameOfPage(this.now());
    document.title = titleOf(this.now(), title);
    byId('title').textContent = title;
    byId('title').lang = headOf(this.now()).language ?? chosen.lang;
    this.drawDossiers();
    byId('skip').textContent = say.t('skip');
    const other = this.nextLanguage();
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
    this.drawTabs();
  }

  /** Of several dossiers: all of them, or one. */
  private drawDossiers(): void {
    const { say, chosen, choose } = this.now();
    const { dossiers = [] } = this.data.dossier;
    const place = byId('dossiers');
    place.hidden = dossiers.length < 2;
    place.setAttribute('aria-label', say.t('dossiers'));
    const way = (id: string, name: string): HTMLElement =>
      button(
        {
          class: 'quiet',
          'data-key': `dossier-${id}`,
          'aria-pressed': String(chosen.dossier === id),
        },
        () => choose({ ...NOTHING, dossier: id, known: chosen.known, valid: chosen.valid }),
        name,
      );
    keepFocus(place, () =>
      refill(
        place,
        way('', say.t('allDossiers')),
        ...dossiers.map(({ id, title }) => {
          const name = say.pick(title);
          const isOne = dossiers.filter((each) => say.pick(each.title) === name).length < 2;
          return way(id, isOne ? name : `${name} · ${id}`);
        }),
      ),
    );
  }

  private drawTabs(): void {
    const { say, chosen, choose } = this.now();
    const bar = byId('tabs');
    bar.setAttribute('aria-label', say.t('views'));
    const focused = bar.contains(document.activeElement);
    refill(
      bar,
      ...this.tabs.map((tab) => {
        const on = chosen.tab === tab;
        return button(
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
      }),
    );
    for (const tab of this.tabs) byId(`tab-${tab}`).setAttribute('aria-labelledby', `for-${tab}`);
    // For who reads by headings; the answer, and a question that is asked, have their own.
    byId('look').textContent = say.t(chosen.tab);
    byId('look').hidden = chosen.tab === 'answer';
    const own = byId(`for-${chosen.tab}`);
    if (focused) own.focus();
    // On a narrow screen the tabs are wider than it: the chosen one is brought into view.
    bar.scrollLeft = own.offsetLeft - bar.offsetLeft - (bar.clientWidth - own.offsetWidth) / 2;
  }

  drawTools(part: Part, extra: { name: string; make(): Promise<Blob> | Blob }[]): void {
    const { say } = this.now();
    const files = [...(part.exports?.() ?? []), ...extra];
    const buttons = files.map((file) =>
      button(
        { class: 'quiet' },
        () => void Promise.resolve(file.make()).then((blob) => save(blob, file.name)),
        file.name,
      ),
    );
    refill(
      byId('exports'),
      h('span', { class: 'note' }, `${say.t('export')}: `),
      ...buttons,
      button({ class: 'quiet' }, () => window.print(), say.t('print')),
    );
  }
}
