import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mediasoupPackage, workerPath } from './location.mjs';
import { workerSources } from './ninja.mjs';

const cache = mkdtempSync(join(tmpdir(), 'qabyldau-cache-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

describe('where the media worker is', () => {
  it('is where the environment says', () => {
    expect(workerPath({ MEDIASOUP_WORKER_BIN: '/opt/worker', XDG_CACHE_HOME: cache })).toBe('/opt/worker');
  });

  it('is else in the cache, in a folder of its own for each version, processor and way to build', () => {
    const pattern = new RegExp(
      `^${cache}/qabyldau/mediasoup-worker/3[.0-9]+-${process.arch}-[0-9a-f]{12}/mediasoup-worker$`,
    );
    expect(workerPath({ XDG_CACHE_HOME: cache })).toMatch(pattern);
    expect(workerPath({ HOME: cache })).toContain(join(cache, '.cache', 'qabyldau'));
  });

  it('is inside the checkout when no home can be written', () => {
    expect(workerPath({ XDG_CACHE_HOME: '/dev/null' })).toContain('/.cache/mediasoup-worker/');
  });
});

describe('the source of the media worker', () => {
  it('is all in the npm package', () => {
    const sources = workerSources(mediasoupPackage);
    expect(sources.filter((file) => !existsSync(file))).toEqual([]);
    expect(sources.length).toBeGreaterThan(200);
    expect(new Set(sources).size).toBe(sources.length);
  });
});
