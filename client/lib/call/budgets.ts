/**
 * How long each rung of the reconnect ladder may take before the next one is tried, and what the watch over the paths
 * goes by. All in milliseconds, but for `attempts`. A path that changes with an event of the browser's is to carry sound again within 3 s,
 * one that dies without a word within 6 s.
 */
export const BUDGETS = {
  /** A gap that WebRTC itself has noticed heals by itself, or does not. */
  gap: 2_000,
  /** Packets come, and ICE's answers do not: a flood is over by then, or the way up is dead. */
  late: 8_000,
  /** A path that was restarted (RFC 8445, 9). */
  restart: 4_000,
  /** The first path of new transports, over whichever way is open. */
  firstPath: 8_000,
  /** The same over TCP to the media port alone. */
  tcp: 6_000,
  /** The same through the relay, whose own connection is made first. */
  relay: 8_000,
  /** A path that has carried the talk so long has proved itself: the ladder is climbed from its foot again. */
  settled: 30_000,
  /** How often the paths are looked at. */
  look: 500,
  /** How often the server is asked what it has sent and got. */
  compare: 2_000,
  /** Nothing at all has come in over a path that carries somebody. Even a silent voice sends a packet each 0.4 s (Opus DTX). */
  silentPath: 2_000,
  /** The server has sent, and this device has heard or decoded nothing of it; or the other way round. */
  oneWay: 4_000,
  /** How often it is looked at whether the sound suffers. */
  pressure: 1_000,
  /** Pictures are left out: from then on it may show that this helps the sound, and by the second it must; a queue drains slowly. */
  picturesTrial: 4_000,
  picturesTrialAtMost: 20_000,
  /** Own pictures are left out: so long what waits before the line may still be of them, and the others' are not suspected. */
  ownQueueDrains: 6_000,
  /** It helped: so long they stay out, twice as long each time, and never longer than the second. */
  picturesOut: 30_000,
  picturesOutAtMost: 240_000,
  /** It did not help: so long they are not touched again. */
  picturesUseless: 20_000,
  /** The voice alone stands: so long until pictures are tried over its paths again, twice as long each time, and never longer than the second. */
  voiceOut: 60_000,
  voiceOutAtMost: 480_000,
  /** A press that asks for the talk: so long the page may take it over from another page of the same person. */
  press: 20_000,
  /** How soon a page tells how its link is, and how often then. */
  firstReport: 4_000,
  report: 15_000,
  /** Nothing has come of somebody who is let through: the page says that their connection is lost. */
  quietPerson: 3_000,
  /** What had stopped must have come so long before the page says no more that it has. */
  comesAgain: 1_000,
  /** A browser may tell of another network before it can send over it: a restart that has brought nothing by then is repeated. */
  networkSettles: 1_000,
  /** So long there is no path: the person reads what they can do, while the page goes on trying. */
  takesLong: 15_000,
  /** A browser may mute a captured track for a moment: after so long the system has taken the device. */
  interrupted: 500,
  /** Between two attempts to enter the talk, or to say that somebody has left it: twice as long each time, and never longer than the second. */
  pause: 250,
  pauseAtMost: 5_000,
  /** How often a refusal that says nothing of what helps is tried again. */
  attempts: 6,
  /** What the server could not take just now is said again. */
  sayAgain: 1_000,
  /** Nothing comes in, and the server does not answer either: that long at least it is waited for. */
  silentAnswer: 800,
  /** The server did not answer a restart: the socket went with the path. */
  restartAnswer: 1_500,
} as const;
