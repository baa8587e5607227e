import { config } from 'zod';

/** Parsers are not compiled at run time: the page's Content-Security-Policy forbids making code from strings. */
config({ jitless: true });
