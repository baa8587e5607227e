import PDFDocument from 'pdfkit';
import type { ReceptionLanguage } from '../../contract/language.ts';
import { registerFonts, type Weight } from './fonts.ts';
import { runsOf, type Run } from './runs.ts';

export const INK = '#14252d';
export const SOFT_INK = '#4c5d66';
export const LINE = '#dfdbd0';
/** The colour of the ticket on the screen. */
export const TICKET = '#00586c';

export type Style = { weight: Weight; size: number; colour: string; leading?: number };
type Margins = { top: number; right: number; bottom: number; left: number };
/** `scope`: what the head of a table's row speaks for. */
type Piece = { alt?: string; scope?: 'Row'; parent?: PDFKit.PDFStructureElement };
export type SheetOptions = {
  size: 'A4' | 'A6';
  margins: Margins;
  title: string;
  language: ReceptionLanguage;
  /** All a paper says of when it was made: nothing else may differ between two printings. */
  issuedAt: Date;
};

/** A paper being set: text flows from page to page, and each piece stands in the structure that a screen reader follows. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;

  constructor({ size, margins, title, language, issuedAt }: SheetOptions) {
    this.doc = new PDFDocument({
      size,
      margins,
      lang: language,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      // No standard font of the viewer's: ours are registered below and travel with the paper.
      font: '',
      info: { Title: title, Producer: 'Qabyldau', Creator: 'Qabyldau', CreationDate: issuedAt },
    });
    registerFonts(this.doc);
    this.doc.addPage();
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
  }

  get left(): number {
    return this.doc.page.margins.left;
  }
  get width(): number {
    return this.doc.page.width - this.doc.page.margins.left - this.doc.page.margins.right;
  }
  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }
  get bottom(): number {
    return this.doc.page.height - this.doc.page.margins.bottom;
  }

  /** A piece of the structure: what `draw` sets is read as one `type`, across pages too. */
  piece(type: string, draw: () => void, { parent = this.#root, ...options }: Piece = {}): void {
    parent.add(this.doc.struct(type, options, draw));
  }

  /** A piece made of pieces, such as a table and its rows. */
  group(type: string, parent = this.#root): PDFKit.PDFStructureElement {
    const element = this.doc.struct(type);
    parent.add(element);
    return element;
  }

  /** Ornament: lines and marks that nobody needs to hear of. */
  ornament(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  use(style: Style): PDFKit.PDFDocument {
    return useIn(this.doc, style);
  }

  write(type: string, text: string, style: Style, options: PDFKit.Mixins.TextOptions = {}): void {
    this.piece(type, () => this.set(text, style, { width: this.width, ...options }));
  }

  /** Sets text where the pen stands, without a place in the structure of its own. */
  set(text: string, style: Style, options: PDFKit.Mixins.TextOptions): void {
    setRuns(this.doc, runsOf(text), style, options);
  }

  /** Of more than one font pdfkit measures nothing: such a text is set on a page that nobody sees. */
  heightOf(text: string, style: Style, width: number): number {
    const lines = runsOf(text);
    const [first, ...more] = lines.flat();
    if (first && !first.emoji && more.length === 0)
      return this.use(style).heightOfString(first.words, { width, lineGap: style.leading ?? 0 });
    const unseen = new PDFDocument({ size: [width, 1e6], margin: 0, font: '' });
    registerFonts(unseen);
    setRuns(unseen, lines, style, { width });
    return unseen.y;
  }

  /** Moves the pen. */
  at(x: number, y: number): void {
    this.doc.x = x;
    this.doc.y = y;
  }

  space(points: number): void {
    this.doc.y += points;
  }

  /** Goes to a new page when less than this is left of the page: what belongs together stays together. */
  keep(points: number): void {
    if (this.doc.y + points > this.bottom) this.newPage();
    this.doc.x = this.left;
  }

  /** Goes as low as this much can stand on the page, or to the head of the next one. */
  toFoot(points: number): void {
    const fits = this.doc.y + points <= this.bottom;
    this.keep(points);
    if (fits) this.doc.y = this.bottom - points;
  }

  newPage(): void {
    this.doc.addPage();
  }

  rule(colour = LINE, width = 0.75): void {
    const { y } = this.doc;
    this.ornament(() => {
      this.doc
        .lineWidth(width)
        .moveTo(this.left, y)
        .lineTo(this.left + this.width, y)
        .stroke(colour);
    });
  }

  async bytes(): Promise<Uint8Array> {
    const { doc } = this;
    doc.end();
    const chunks: Uint8Array[] = [];
    for await (const chunk of doc) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  }
}

const useIn = (doc: PDFKit.PDFDocument, { weight, size, colour }: Style) =>
  doc.font(weight, size).fillColor(colour);

function setRuns(
  doc: PDFKit.PDFDocument,
  lines: Run[][],
  style: Style,
  options: PDFKit.Mixins.TextOptions,
): void {
  for (const line of lines) {
    for (const [index, { words, emoji }] of line.entries()) {
      useIn(doc, style);
      if (emoji) doc.font('emoji');
      const continued = index < line.length - 1;
      doc.text(words, doc.x, doc.y, { lineGap: style.leading ?? 0, ...options, continued });
    }
  }
}
