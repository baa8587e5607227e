/** The colours and the letters of the page as they are now, for what is drawn on a canvas. */
export type Paint = Record<keyof typeof TOKENS, string> & { letters: { family: string; size: number } };

const TOKENS = {
  ink: '--color-ink',
  inkSoft: '--color-ink-soft',
  surface: '--color-surface',
  sunken: '--color-sunken',
  line: '--color-line',
  lineStrong: '--color-line-strong',
  accent: '--color-accent',
  onAccent: '--color-on-accent',
  attention: '--color-attention',
  attentionSoft: '--color-attention-soft',
  onAttentionSoft: '--color-on-attention-soft',
  danger: '--color-danger',
};

export function readPaint(): Paint {
  const root = getComputedStyle(document.documentElement);
  const colours = Object.entries(TOKENS).map(([name, token]) => [name, root.getPropertyValue(token).trim()]);
  const letters = {
    family: getComputedStyle(document.body).fontFamily,
    size: Math.round(parseFloat(root.fontSize) * 0.8125),
  };
  return { ...Object.fromEntries(colours), letters } as Paint;
}
