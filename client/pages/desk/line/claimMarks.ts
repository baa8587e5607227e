import { lineTexts } from '$contract/texts/desk-line.ts';

/** How a claim to be received out of turn (O87-9) is marked, by what was found of it. */
export const claimMarks = {
  claimed: { tone: 'info', text: lineTexts.outOfTurn },
  proved: { tone: 'success', text: lineTexts.outOfTurnProved },
  unproven: { tone: 'neutral', text: lineTexts.outOfTurnUnproven },
} as const;
