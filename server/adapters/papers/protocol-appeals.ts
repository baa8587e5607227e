import type { ProtocolFacts } from '../../domain/paper-facts.ts';
import { appealFormTexts, appealStateTexts, paperTexts as texts } from '../../contract/texts/papers.ts';
import { setLongText, setSubheading } from './prose.ts';
import type { Say } from './protocol.ts';
import type { Sheet } from './sheet.ts';

type Appeal = ProtocolFacts['appeals'][number];

/** The content of each appeal, as it was entered (O87-39-6). */
export function setAppeals(sheet: Sheet, appeals: readonly Appeal[], say: Say): void {
  for (const appeal of appeals) {
    const { label, form, state, text, complaint, files } = appeal;
    const title = label ? say(texts.appealNumbered, { label }) : say(texts.appeal);
    const kind = complaint
      ? `${say(appealFormTexts[form])}, ${say(texts.complaint)}`
      : say(appealFormTexts[form]);
    setSubheading(sheet, title, `${kind}; ${say(appealStateTexts[state])}`);
    setLongText(sheet, text);
    for (const part of ['against', 'grounds', 'demands'] as const) {
      if (!complaint?.[part]) continue;
      setSubheading(sheet, say(texts[part]));
      setLongText(sheet, complaint[part]);
    }
    if (files > 0) setLongText(sheet, say(texts.files, { count: files }));
  }
}
