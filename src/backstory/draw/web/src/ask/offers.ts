/** What is chosen comes in; questions that can be asked of it at once, by name, go out. */

import type { App } from '../app';
import { button, h } from '../dom';
import type { Question } from '../shape';
import { TAKES, termOf } from './questions';

/** Questions that are offered: what fits on a phone without scrolling. */
const MOST = 8;

/** The one blank of a question that must be filled, if what is chosen may stand in it. */
function takes({ dossier }: App, question: Question, about: string): readonly string[] | undefined {
  const [asked, ...more] = question.parameters.filter(({ required }) => required);
  if (!asked || more.length || !termOf(asked, about, dossier)) return undefined;
  return TAKES[asked.kind];
}

/** Questions about what is chosen, those that ask of fewer sorts of things first. */
export function offers(app: App, focus: string, ask: (id: string) => void): HTMLElement | null {
  const { dossier, say, chosen } = app;
  const about = chosen.event || chosen.actor || chosen.voice || focus;
  if (!dossier.thing(about)) return null;
  const fit = dossier.data.asking.questions.flatMap((question) => {
    const kinds = takes(app, question, about);
    return kinds ? [{ id: question.id, name: say.pick(question.name), kinds }] : [];
  });
  // A measure can be an event or a text, so that fewer things are measures than events.
  const wide = (kinds: readonly string[]): number =>
    kinds === TAKES['measure'] ? 0 : kinds.length;
  fit.sort((a, b) => wide(a.kinds) - wide(b.kinds) || a.name.localeCompare(b.name, say.lang));
  if (!fit.length) return null;
  return h(
    'nav',
    { class: 'offers', 'aria-label': say.t('askOf', say.name(about)) },
    h('p', {}, say.t('askOf', say.name(about))),
    h(
      'ul',
      {},
      ...fit.slice(0, MOST).map(({ id, name }) =>
        h(
          'li',
          {},
          button({ class: 'quiet', 'data-key': `offer-${id}` }, () => ask(id), name),
        ),
      ),
    ),
  );
}
