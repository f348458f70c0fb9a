/** Prefixes and terms come in; an editor for SPARQL with colours and completion goes out (CodeMirror). */

import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Text } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { sparql } from 'codemirror-lang-sparql';

const WORDS = [
  'SELECT', 'DISTINCT', 'WHERE', 'OPTIONAL', 'FILTER', 'FILTER NOT EXISTS', 'UNION', 'MINUS',
  'GRAPH', 'BIND', 'VALUES', 'ORDER BY', 'GROUP BY', 'HAVING', 'LIMIT', 'OFFSET', 'ASK',
  'CONSTRUCT', 'DESCRIBE', 'PREFIX', 'COUNT', 'SUM', 'MIN', 'MAX', 'GROUP_CONCAT', 'SAMPLE',
  'LANG', 'STR', 'REGEX', 'CONTAINS', 'STRSTARTS', 'IF', 'COALESCE', 'BOUND', 'IN',
]; // prettier-ignore

const colours = HighlightStyle.define([
  { tag: tags.keyword, class: 'sparql-keyword' },
  { tag: [tags.variableName, tags.special(tags.variableName)], class: 'sparql-variable' },
  { tag: [tags.string, tags.literal, tags.number], class: 'sparql-text' },
  { tag: [tags.comment, tags.lineComment], class: 'sparql-comment' },
  { tag: [tags.namespace, tags.url, tags.propertyName, tags.atom], class: 'sparql-iri' },
]);

interface Labels {
  label: string;
  /** How the list of completions is called. */
  completions: string;
}

export interface Words extends Labels {
  prefixes: Record<string, string>;
  terms: string[];
}

function labelled({ label, completions: Completions }: Labels) {
  return [
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorState.phrases.of({ Completions }),
  ];
}

function completions(words: Words) {
  const prefixes: Completion[] = Object.entries(words.prefixes).map(([prefix, iri]) => ({
    label: `PREFIX ${prefix}:`,
    apply: `PREFIX ${prefix}: <${iri}>`,
    detail: iri,
    type: 'namespace',
  }));
  const terms: Completion[] = words.terms.map((label) => ({ label, type: 'property' }));
  const keywords: Completion[] = WORDS.map((label) => ({ label, type: 'keyword' }));
  return (context: CompletionContext) => {
    const variable = context.matchBefore(/[?$][\w]*/);
    if (variable) {
      const text = context.state.doc.toString();
      const seen = new Set(text.match(/[?$]\w+/g) ?? []);
      seen.delete(variable.text);
      return {
        from: variable.from,
        options: [...seen].map((label) => ({ label, type: 'variable' })),
      };
    }
    const word = context.matchBefore(/[\w-]+:?[\w/-]*/);
    if (!word && !context.explicit) return null;
    const options = [...terms, ...keywords, ...prefixes];
    return { from: word?.from ?? context.pos, options, validFor: /^[\w:/-]*$/ };
  };
}

/** A browser takes ten seconds to replace one line of 600 coloured words, minutes for 3,000. */
const LONGEST_LINE = 500;

function isColoured(text: Text): boolean {
  for (const line of text.iterLines()) if (line.length > LONGEST_LINE) return false;
  return true;
}

/** SPARQL with its colours, which a text with an endless line does without. */
function coloured(written: string) {
  const language = new Compartment();
  const chosen = (text: Text) => (isColoured(text) ? sparql() : []);
  return [
    language.of(chosen(Text.of(written.split('\n')))),
    EditorState.transactionExtender.of(({ docChanged, newDoc, startState }) =>
      docChanged && isColoured(newDoc) !== isColoured(startState.doc)
        ? { effects: language.reconfigure(chosen(newDoc)) }
        : null,
    ),
  ];
}

export class Editor {
  private readonly view: EditorView;
  private readonly labels = new Compartment();

  constructor(place: HTMLElement, text: string, words: Words, run: () => void) {
    this.view = new EditorView({
      parent: place,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          coloured(text),
          syntaxHighlighting(colours),
          autocompletion({ override: [completions(words)] }),
          keymap.of([
            { key: 'Mod-Enter', run: () => (run(), true) },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.lineWrapping,
          this.labels.of(labelled(words)),
        ],
      }),
    });
    this.reachable();
  }

  /** Name the editor and its list of completions in another language. */
  relabel(words: Labels): void {
    this.view.dispatch({ effects: this.labels.reconfigure(labelled(words)) });
  }

  /** What scrolls can be reached by keyboard. */
  private reachable(): void {
    this.view.scrollDOM.tabIndex = 0;
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    const { length } = this.view.state.doc;
    this.view.dispatch({ changes: { from: 0, to: length, insert: text } });
  }
}
