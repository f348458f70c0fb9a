/** The dossier comes in; what it rests on, how to read it and how to object, go out. */

import type { App } from '../app';
import { sourceLine } from './claim_card';
import { citationFiles, copyButton } from './copy';
import { canCite, wholeCited } from '../words/cite';
import { h, link, refill } from '../dom';

export function drawAbout(place: HTMLElement, app: App): void {
  const { say, dossier } = app;
  const { title, description, knownOn, licence, note, answers, reviewed } = dossier.data.dossier;
  const sources = Object.keys(dossier.data.sources).filter((id) => dossier.ofSource.has(id));
  sources.sort((a, b) => say.voice(a).localeCompare(say.voice(b), say.lang) || a.localeCompare(b));
  const whole = sources.filter((id) => dossier.data.sources[id]?.whole).length;
  const day = Date.parse(knownOn) / 86_400_000;
  const known = /^\d{4}-\d\d-\d\d$/.test(knownOn) ? say.day(day) : knownOn;
  refill(
    place,
    h('h2', {}, say.t('about')),
    h('p', { class: 'lead' }, say.pick(title)),
    h('p', {}, say.pick(description)),
    h(
      'p',
      {},
      h('strong', {}, say.t('knownOn', known)),
      ` · ${say.t('licence')}: `,
      licence.startsWith('http') ? link(licence, licence) : licence,
    ),
    canCite()
      ? h(
          'p',
          { class: 'actions' },
          copyButton(app, say.t('cite'), 'cite-whole', () => wholeCited(app)),
          citationFiles(app),
        )
      : null,
    ...answers.map((line) => h('p', {}, say.pick(line))),
    say.pick(note) ? h('p', {}, say.pick(note)) : null,
    h('h3', {}, say.t('howToRead')),
    h('p', {}, say.t('readText')),
    h('h3', {}, say.t('corrections')),
    h('p', {}, say.t('correctionsText')),
    ...(reviewed
      ? []
      : [h('h3', {}, say.t('nativeReview')), h('p', {}, say.t('nativeReviewText'))]),
    h('h3', {}, say.t('sourcesRead', sources.length, whole)),
    h(
      'ul',
      { class: 'sources' },
      sources.map((id) => h('li', {}, sourceLine(app, id))),
    ),
    h('h3', {}, say.t('software')),
    h(
      'p',
      {},
      'backstory · vis-timeline · vis-network · vis-data · CodeMirror · codemirror-lang-sparql · Oxigraph — Apache-2.0 / MIT',
    ),
  );
}
