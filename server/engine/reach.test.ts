import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closedFolder } from './reach.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'qabyldau-reach-')));
const [owner, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
const stranger = { uid: owner + 40_000, gid: group + 40_000 };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the way to a file', () => {
  it.each([
    { mode: 0o700, who: 'a stranger', user: stranger, open: false },
    { mode: 0o750, who: 'a stranger', user: stranger, open: false },
    { mode: 0o711, who: 'a stranger', user: stranger, open: true },
    { mode: 0o710, who: 'one of its group', user: { ...stranger, gid: group }, open: true },
    { mode: 0o701, who: 'one of its group', user: { ...stranger, gid: group }, open: false },
    { mode: 0o700, who: 'its owner', user: { uid: owner, gid: group }, open: true },
  ])('through a folder of mode $mode is open to $who: $open', ({ mode, user, open }) => {
    chmodSync(folder, 0o755);
    const way = join(folder, mode.toString(8) + user.gid);
    mkdirSync(join(way, 'deeper'), { recursive: true });
    chmodSync(way, mode);
    expect(closedFolder(join(way, 'deeper', 'file'), user)).toBe(open ? undefined : way);
  });
});
