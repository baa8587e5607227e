import type { Mark } from '$contract/signalling.ts';

/** Participants by what is known of them. */
export type Marks = Readonly<Record<Mark, ReadonlySet<string>>>;
type Marked = { participant: string; mark: Mark };

export const NO_MARKS: Marks = {
  ...{ away: new Set(), weak: new Set(), eased: new Set(), hand: new Set() },
};

export const marksOf = (marked: readonly Marked[]): Marks =>
  Object.fromEntries(
    (Object.keys(NO_MARKS) as Mark[]).map((one) => [
      one,
      new Set(marked.filter(({ mark: had }) => had === one).map(({ participant }) => participant)),
    ]),
  ) as unknown as Marks;

export function withMark(marks: Marks, { participant, mark: changed, on }: Marked & { on: boolean }): Marks {
  const now = new Set(marks[changed]);
  if (on) now.add(participant);
  else now.delete(participant);
  return { ...marks, [changed]: now };
}
