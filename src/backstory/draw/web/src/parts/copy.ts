/** A button that puts text on the clipboard, and says so. */

import type { App } from '../app';
import { citedAs, type Form } from '../words/cite';
import { button, copy, h } from '../dom';
import { save } from '../files';

export function copyButton(
  { say }: App,
  words: string,
  key: string,
  text: () => string | Promise<string>,
): HTMLElement {
  const asked: HTMLElement = button(
    { class: 'quiet', 'data-key': key },
    () => void Promise.resolve(text()).then((told) => copy(told, asked, say.t('copied'))),
    words,
  );
  return asked;
}

const FORMS: Record<Form, [name: string, media: string]> = {
  bib: ['BibTeX', 'application/x-bibtex'],
  ris: ['RIS', 'application/x-research-info-systems'],
  json: ['CSL', 'application/vnd.citationstyles.csl+json'],
};

/** Files for programs that manage citations; of the dossier itself where no id is given. */
export function citationFiles(app: App, id = ''): HTMLElement {
  const { claims, data } = app.dossier;
  const { id: whole } = data.dossier;
  const buttons = (Object.keys(FORMS) as Form[]).map((form) =>
    button(
      { class: 'quiet', 'data-key': `cite-${form}${claims.has(id) ? `-${id}` : ''}` },
      () =>
        void citedAs(app, id, form).then((text) =>
          save(new Blob([text], { type: FORMS[form][1] }), `${id || whole}.${form}`),
        ),
      FORMS[form][0],
    ),
  );
  return h('span', { class: 'cite-files' }, ...buttons);
}
