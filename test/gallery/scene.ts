import type { SessionState } from '../../server/contract/session-state.ts';
import type { Call, CameraCapture, Capture, RemotePerson } from '../../client/lib/call/index.ts';
import type { ConnectionState } from '../../client/lib/connection.svelte.ts';

type Told = 'state' | 'voiceOnly' | 'hand' | 'weak' | 'sharing' | 'undelivered' | 'cutOff' | 'speaking';

/** One state of the page of a talk, in the call's own words; what is not named is as in a talk that goes well. */
export type Scene = Partial<Pick<Call, Told>> & {
  self: 'applicant' | 'official' | 'interpreter';
  /** Everyone else on the roster. */
  people: RemotePerson[];
  microphone?: Capture;
  microphoneOn?: boolean;
  camera?: CameraCapture;
  /** Own pictures, or the others', are left out for the sake of the voice. */
  easing?: readonly ('up' | 'down')[];
  session?: SessionState;
  connection?: ConnectionState;
  /** The person has chosen to see everyone alike. */
  alike?: boolean;
  /** The browser wants a press before it plays. */
  soundBlocked?: boolean;
  /** The connecting has lasted longer than it should. */
  takesLong?: boolean;
  /** Somebody was writing in the chat. */
  writing?: string;
};
