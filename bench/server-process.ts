import { answerParent } from './child.ts';
import { answersOf, startServed } from './served.ts';

// Hundreds of calls a second, whose talks nobody joins, are not refused for the room those would take.
const running = await startServed({ mediaFullAt: Infinity });
answerParent(running.url, answersOf(running));
