import { afterEach, beforeEach, describe } from 'vitest';
import { comingIn } from './contract/comingIn.ts';
import { echoing } from './contract/echoing.ts';
import { flooding } from './contract/flooding.ts';
import { hostile } from './contract/hostile.ts';
import { leaving } from './contract/leaving.ts';
import { rebuilding } from './contract/rebuilding.ts';
import { type OpenedMedia, Scene } from './contract/scene.ts';
import { speaking } from './contract/speaking.ts';

/** What every media engine keeps to, in this process or behind a socket. */
export function describeMediaContract(name: string, open: () => Promise<OpenedMedia>): void {
  describe(name, () => {
    const scene = new Scene(open);
    beforeEach(() => scene.begin());
    afterEach(() => scene.end());
    comingIn(scene);
    speaking(scene);
    echoing(scene);
    leaving(scene);
    rebuilding(scene);
    hostile(scene);
    flooding(scene);
  });
}
