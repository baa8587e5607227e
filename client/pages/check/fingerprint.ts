/** SHA-256 in hex, worked out here: the file goes nowhere. Only pages of a secure connection can. */
export async function fingerprintOf(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const canFingerprint = (): boolean => 'subtle' in crypto && crypto.subtle !== undefined;
