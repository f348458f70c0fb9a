/** What can be saved: tables as CSV (RFC 4180, UTF-8 with its mark), drawings as SVG and PNG. */

/** How a cell begins that a spreadsheet runs, or with an apostrophe: as words/separated.py has it. */
const RUNS = /^(?:[=@\t\r\n\0＝＋－＠]|[+-](?![0-9]+(?:\.[0-9]+)?$)|')/;

/** The same where a spreadsheet ends a cell at a semicolon, or a row at the end of a line in one. */
const WITHIN = /([;\t\r\n])(?=[=@＝＋－＠']|[+-](?![0-9]+(?:\.[0-9]+)?(?:[;\t\r\n]|$)))/g;

/** Quote a cell; one that a spreadsheet would run gets an apostrophe, and so does one that has one. */
export function csvCell(text: string): string {
  const within = text.replace(WITHIN, "$1'");
  const safe = RUNS.test(text) ? `'${within}` : within;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table; under it, if given, the line that tells how far its sources reach. */
export function csvBlob(table: string[][], ends = ''): Blob {
  const empty = (table[0] ?? []).slice(1).map(() => '');
  const rows = ends ? [...table, [ends, ...empty]] : table;
  const text = rows.map((row) => row.map(csvCell).join(',')).join('\r\n');
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' });
}

export function svgBlob(svg: string): Blob {
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** Paint an SVG text onto a canvas at twice its size. */
export async function svgToPng(svg: string): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(svgBlob(svg));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * 2;
    canvas.height = image.height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvasPng(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function canvasPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png');
  });
}

/** A drawing of the screen as a picture, with the paper it stands on. */
export function drawnPng(drawn: HTMLCanvasElement, paper: string, foot: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no picture');
  pen.fillStyle = paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 0, 0);
  const letters = 12 * (canvas.width / (drawn.clientWidth || canvas.width));
  pen.font = `${letters}px sans-serif`;
  pen.fillStyle = '#777';
  pen.fillText(foot, letters, canvas.height - letters);
  return canvasPng(canvas);
}

/** Offer a file for saving. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A chart of the page as a picture that stands on its own: with its size, and its paper behind. */
export function standalone(chart: SVGElement, paper: string, foot: string): string {
  const svg = chart.cloneNode(true) as SVGElement;
  const [x = '0', y = '0', width = '960', height = '540'] = (
    svg.getAttribute('viewBox') ?? ''
  ).split(/\s+/);
  for (const [key, value] of Object.entries({ width, height })) svg.setAttribute(key, value);
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [key, value] of Object.entries({ x, y, width, height, fill: paper })) {
    sheet.setAttribute(key, value);
  }
  const told = svg.querySelector(':scope > desc') ?? svg.querySelector(':scope > title');
  if (told) told.after(sheet);
  else svg.prepend(sheet);
  const words = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  const place = {
    x: Number(x) + 8,
    y: Number(y) + Number(height) - 4,
    'font-size': 11,
    fill: '#777',
  };
  for (const [key, value] of Object.entries(place)) words.setAttribute(key, String(value));
  words.textContent = foot;
  svg.append(words);
  return svgText(svg);
}

/** An element of SVG as text that stands on its own. */
export function svgText(svg: SVGElement): string {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(svg);
}
