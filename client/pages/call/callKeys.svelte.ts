import { keep, kept } from '../../lib/kept.ts';

const OFF = 'qabyldau.call-keys-off';

let off = $state(kept('local', OFF) === '1');

/** Single keys may be a screen reader's or a speech recogniser's own commands: a person can turn them off. WCAG 2.1.4 */
export const callKeys = {
  get on(): boolean {
    return !off;
  },
  set on(on: boolean) {
    off = !on;
    keep('local', OFF, off ? '1' : null);
  },
};
