/** A code as a person types it, or as the server reads it: without spaces and hyphens, in capitals. */
const plain = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase();

export const isAuthenticatorCode = (typed: string) => /^\d{6}$/.test(plain(typed));
export const isRecoveryCode = (typed: string) => /^[A-Z2-7]{10}$/.test(plain(typed));

/** In groups of so many, easier to read and to type. */
export const inGroups = (text: string, of: number): string =>
  (text.match(new RegExp(`.{1,${of}}`, 'g')) ?? []).join(' ');
