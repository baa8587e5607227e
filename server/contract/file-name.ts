const MAX = 120;
/** Separators of folders, and whatever is not seen or turns a name around on the screen. */
const FOLDERS = /^.*[/\\]/s;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

/**
 * What is shown of the name a person's file came under: no folder, nothing unseen, not longer than a line. A name is
 * never refused, because nobody chooses how their phone names a picture; nor is it ever part of a path.
 */
export function displayName(name: string): string {
  const [stem, extension] = parted(name.replace(FOLDERS, '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim());
  const room = MAX - extension.length;
  return `${Array.from(stem).slice(0, room).join('').trim()}${extension}`;
}

/** A dot in front of the name hides a file, and begins no extension. */
export function parted(name: string): [stem: string, extension: string] {
  const extension = /[^.](\.[\p{L}\d]{1,8})$/u.exec(name)?.[1] ?? '';
  return [name.slice(0, name.length - extension.length).replace(/^\.+/, ''), extension];
}
