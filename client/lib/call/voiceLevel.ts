/** Decibels below full scale: a quiet room, and a voice close to the microphone. */
const FLOOR_DB = -42;
const CEILING_DB = -10;

/** Bytes of an analyser, 128 is silence. https://www.w3.org/TR/webaudio/#dom-analysernode-getbytetimedomaindata */
export function voiceLevel(samples: Uint8Array): number {
  const power = samples.reduce((sum, sample) => sum + ((sample - 128) / 128) ** 2, 0) / samples.length;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels - FLOOR_DB) / (CEILING_DB - FLOOR_DB)));
}

/** Above this it is somebody speaking, and for so many looks it is no knock on the table. */
const SPOKEN = 0.25;
const LOOKS = 4;

/** Counts the looks at which somebody spoke. */
export class Hearing {
  #spoken = 0;

  get heard(): boolean {
    return this.#spoken >= LOOKS;
  }

  look(level: number): void {
    if (level >= SPOKEN) this.#spoken += 1;
  }
}
