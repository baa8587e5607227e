import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const light = colours(block(':root {'));
const themes = {
  light,
  'dark by the system': { ...light, ...colours(block(":root:not([data-theme='light']) {")) },
  'dark by choice': { ...light, ...colours(block(":root[data-theme='dark'] {")) },
};

/** Text of any size: WCAG 2.2 AA 1.4.3. */
const text: [ink: string, ground: string][] = [
  ...['bg', 'surface', 'sunken'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ...['bg', 'surface'].flatMap((ground): [string, string][] => [
    ['accent', ground],
    ['accent-hover', ground],
    ['danger', ground],
    ['attention', ground],
    ['success', ground],
  ]),
  ['accent', 'sunken'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ...['accent', 'attention', 'success', 'danger'].flatMap((tone): [string, string][] => [
    [`on-${tone}-soft`, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ['ink-soft', `${tone}-soft`],
  ]),
  ['on-ticket', 'ticket'],
  ['on-ticket-soft', 'ticket'],
  ['on-stage', 'stage'],
  ['on-stage', 'stage-raised'],
];

/** Edges and marks that a person must see to use a control: WCAG 2.2 AA 1.4.11 and 2.4.11. */
const marks: [mark: string, ground: string][] = [
  ...['bg', 'surface', 'sunken'].flatMap((ground): [string, string][] => [
    ['line-strong', ground],
    ['focus', ground],
    ['accent', ground],
    ['danger', ground],
  ]),
  ...['accent', 'attention', 'success', 'danger'].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ['line-strong', 'accent-soft'],
  ['focus', 'accent-soft'],
  ['ticket-mark', 'ticket'],
];

describe.each(Object.entries(themes))('in the theme %s', (_name, theme) => {
  test.each(text)('a person can read %s on %s', (ink, ground) => {
    expect(contrast(pick(theme, ink), pick(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(marks)('a person can make out %s on %s', (mark, ground) => {
    expect(contrast(pick(theme, mark), pick(theme, ground))).toBeGreaterThanOrEqual(3);
  });
});

test('dark looks the same whether the system or the person chose it', () => {
  expect(block(":root[data-theme='dark'] {")).toEqual(block(":root:not([data-theme='light']) {"));
});

/** The declarations of the first rule that opens with `opening`, one per entry. */
function block(opening: string): string[] {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`tokens.css has no rule ${opening}`);
  const body = css.slice(start + opening.length, css.indexOf('}', start));
  return body
    .split(';')
    .map((line) => line.trim())
    .filter(Boolean);
}

function colours(declarations: string[]): Record<string, string> {
  const found = declarations.map((line) => /--color-([\w-]+):\s*(#[0-9a-f]{6})$/.exec(line));
  return Object.fromEntries(found.flatMap((match) => (match ? [[match[1], match[2]]] : [])));
}

function pick(theme: Record<string, string>, name: string): string {
  const colour = theme[name];
  if (!colour) throw new Error(`tokens.css has no solid colour ${name}`);
  return colour;
}

/** Contrast ratio of two `#rrggbb` colours, 1…21 (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
