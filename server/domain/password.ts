const MIN_CHARACTERS = 12;

/** Those of twelve characters and more that lists of stolen passwords begin with, and their kin in our languages. */
const BEST_KNOWN = new Set([
  '123456123456',
  '123456789012',
  '1234567890123',
  '123456789123',
  '111111111111',
  '000000000000',
  '123123123123',
  '987654321098',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'qazwsxedcrfv',
  'qwertyuiop[]',
  'qwertyuiop123',
  'qwerty123456',
  'qwertyqwerty',
  'asdfghjkl123',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'passw0rd1234',
  'administrator',
  'admin1234567',
  'welcome12345',
  'iloveyou1234',
  'йцукенгшщзхъ',
  'йцукен123456',
  'пароль123456',
  'парольпароль',
  'администратор',
  'құпиясөз1234',
  'құпиясөзқұпиясөз',
  'қазақстан123',
  'казахстан123',
  'kazakhstan123',
  'kazakhstan2026',
  'prokuratura1',
  'qabyldau1234',
]);

/** Too short (in characters, not in bytes), built around the login, one character over and over, or known to everybody. */
export function isWeakPassword(password: string, login: string): boolean {
  const characters = [...password];
  const plain = password.toLowerCase();
  return (
    characters.length < MIN_CHARACTERS ||
    new Set(characters).size === 1 ||
    plain.includes(login.toLowerCase()) ||
    BEST_KNOWN.has(plain)
  );
}
