/**
 * A browser that cannot run the page comes in; the list for readers without scripts goes out.
 *
 * It is a script of its own, in plain words: where the page's module is not even understood, or its
 * data cannot be unpacked, this still runs. With scripts on, a `<noscript>` holds its list as text.
 */

const WHY = {
  en: 'This browser cannot draw the page (it may be too old), so here is all of it as a list.',
  es: 'Este navegador no puede dibujar la página (puede ser antiguo): aquí está todo, en una lista.',
};

function why(lang: 'en' | 'es'): HTMLElement {
  const line = document.createElement('p');
  line.lang = lang;
  line.setAttribute('role', 'status');
  line.textContent = WHY[lang];
  return line;
}

function showList(): void {
  const text = document.querySelector('noscript')?.textContent;
  if (!text || document.getElementById('plain')) return;
  const list = new DOMParser().parseFromString(text, 'text/html').getElementById('plain');
  if (!list) return;
  const sections = [...list.querySelectorAll('section')];
  for (const each of sections) each.prepend(why(each.lang === 'es' ? 'es' : 'en'));
  if (!sections.length) list.prepend(why(document.documentElement.lang === 'es' ? 'es' : 'en'));
  document.body.append(document.adoptNode(list));
}

const started = (): boolean => document.documentElement.classList.contains('js');

if (!('DecompressionStream' in window)) showList();
else window.addEventListener('error', () => !started() && showList());
