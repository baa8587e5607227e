import type { CommandName } from './commands.ts';
import type { ErrorCode } from './errors.ts';
import type { ServerEventName } from './events.ts';

/**
 * What `docs/signalling.md` says beside the shapes, for whoever writes another client. The pages never load it. Figures
 * in braces are filled in by `bin/signalling-doc.ts` from where they are set, so that they cannot grow old here.
 */
export type MediaMessage = Extract<
  CommandName,
  `media.${string}` | 'session.join' | 'session.leave' | 'session.read'
>;
export type MediaEvent = Extract<ServerEventName, `media.${string}` | 'server.draining' | 'access.ended'>;
type Section = { title: string; words: string };

export const INTRODUCTION = `How a client of its own takes part in a reception: gets the right to, connects, joins the talk, sends and receives
sound and picture, and comes through what goes wrong. This page is enough to write one; \`test/second-client\` uses nothing
else. Media is WebRTC with a mediasoup server: its words for codecs and parameters are mediasoup's
(RtpParameters, RtpCapabilities, DtlsParameters), which are those of ORTC.`;

export const WAYS_IN: Section[] = [
  {
    title: 'How anything is asked',
    words: `Everything that can be asked has a name, such as \`ticket.take\`. Over HTTP it is
\`POST /api/<name>\` with a JSON body; over a socket it is the event \`<name>\` with the same body as its one argument and an
acknowledgement. **A message without an acknowledgement is not read.** The body is

\`\`\`ts
type Message = { key?: Uuid; input: object };
\`\`\`

\`key\` is a UUID of the client's own making. Each command that changes something needs one: whoever does not hear the answer
asks again with the **same** key and input and is answered alike, and it is done once. Queries and signals do not need it.
Both ways answer

\`\`\`ts
type Answer<Output> =
  | { ok: true; output: Output }
  | { ok: false; code: ErrorCode; fields: string[]; correlationId: string };
\`\`\`

\`code\` is one of a closed set (below). \`fields\` names what in the input does not fit. \`correlationId\` finds the matter in the
server's log. Over HTTP the status is the code's. Fields that are not named here are cut off and do no harm.`,
  },
];

export const CAPABILITY: Section = {
  title: 'Who you are: cookies',
  words: `An applicant holds a **ticket**. The client makes a secret (32 random bytes in base64url, 43 characters), takes the ticket
with it, and trades ticket and secret for a cookie: \`ticket.open\` answers with \`Set-Cookie: q_t_<ticketId>=…\` (HttpOnly,
SameSite=Strict). Whoever shows this cookie holds this one ticket. The link \`/t/<ticketId>#<secret>\` that people are sent carries
the same two. A member of staff signs in by \`staff.signIn\` and gets the cookie \`q_staff\`; \`stage\` says what is still asked for,
and only \`full\` lets them in.

These go over HTTP, because they set cookies. A program sends no \`Origin\`; a browser's page must be of the server's own origin.`,
};

export const CONNECTING: Section = {
  title: 'Connecting',
  words: `Socket.IO 4 (Engine.IO protocol 4), path \`/socket.io/\`, the default namespace \`/\`, by \`websocket\` or \`polling\`. Send the cookies
with the handshake, and say in \`auth\` as whom you connect:

\`\`\`ts
{{Handshake}}
\`\`\`

\`page\` is a UUID that the client makes once and keeps over every reconnection: the place in the talk belongs to it. Two
clients of one person use two. A handshake that is refused ends in \`connect_error\` with the code in \`error.data.code\`:
\`NOT_SIGNED_IN\` when the cookie does not prove what \`as\` claims, \`BAD_INPUT\` when \`auth\` has another shape, \`TRY_AGAIN\` when the
server cannot tell now.

The server pings each {pingSeconds} s and gives up {pingTimeoutSeconds} s later. A message has at most {messageKilobytes} KB; a longer one ends the connection.`,
};

export const WATCHING: Section = {
  title: 'Watching: how one learns of a call',
  words: `\`watch\` follows a stream. Its body is \`{ stream }\` itself, without the envelope; it answers
\`Answer<{ version: number }>\`, and \`unwatch\` with the same body ends it. Streams are \`ticket:<ticketId>\` (for its holder),
\`session:<sessionId>\` (for its participants), \`queue:<queueId>\` (public) and \`line:<queueId>\` (for officials). What happens comes as the event \`announced\`:

\`\`\`ts
{{announced}}
\`\`\`

Within a stream \`seq\` rises by one. So: watch, **then** read the snapshot (\`ticket.read\`, \`session.read\`), drop what has a
\`seq\` at or below the \`version\` that \`watch\` answered, and read again whenever a number is missing and after every reconnection (watch again then, too:
a new connection watches nothing). What matters to a talk:

| type | stream | payload |
|---|---|---|
{{streamRows}}

The call has come when the ticket's state is \`called\`: \`sessionId\` names the session to join. Read \`ticket.read\` as well, because
the call may have come before you watched.`,
};

export const JOINING: Section[] = [
  {
    title: 'Joining, cold',
    words: `Three round trips, of which the last two go out behind each other:

1. \`media.capabilities\`, once for ever: what the server carries. Work out what you can decode of it; that is the
   \`rtpCapabilities\` which you send. Give each codec's \`preferredPayloadType\` and each extension's \`preferredId\` (1 or more) as the server said them: **without them, or with \`null\` among a codec's \`parameters\`, you join and hear nothing.** Leave out what you cannot
   do: codecs, header extensions, retransmission (\`video/rtx\`). A stream that you cannot decode is never offered to you.
2. \`session.join { sessionId, rtpCapabilities, ready: [] }\` answers with everything: the epoch, two transports, the ids your
   producers will have, a consumer for each source that there is to hear, and who is here.
3. Without waiting for answers, in this order: \`media.connect\` for \`send\`, \`media.produce\` for each source; and for
   each consumer: set it up, \`media.connect\` for \`recv\` (once; repeating it is harmless), then \`media.resume\`.
   ICE and DTLS of the two transports run meanwhile; send RTP when the send transport is connected.

**Nothing here needs to be waited for.** The signals of one connection are carried out one after another, in the order in which they
were sent, and all ids are known from the admission: the transports' ids, \`producerIds\` of each source. An answer matters only when it
is a refusal. A consumer is always made paused: no packet comes before \`media.resume\`, so none is lost
while you set it up. Packets flow when both people have joined and the official has not paused the talk; the server sees to
that by itself.`,
  },
  {
    title: 'Joining, prewarmed',
    words: `While \`ticket.read\` says \`prepare: true\` (the call is near), and for a participant at any time, \`media.prepare { visitId,
rtpCapabilities }\` makes the room and both transports ready. No camera is opened and nobody hears you: \`media.produce\` is refused with
\`NO_SESSION\` until you have joined. Connect both transports: \`media.connect\` for each; where your library starts
DTLS only when there is something to carry, open the data channel \`warming\` of the admission on \`recv\` (SCTP, negotiated, with the
\`streamId\` given), and announce one of yours on \`send\` by \`media.warm\`. It carries nothing. When people are there already, set their consumers up.

When the call comes, \`session.join\` with the ids of those consumers in \`ready\` is the single round trip: it answers with the **same**
admission (compare \`admission.send.id\`), the consumers named run at once, and \`media.produce\` goes out right behind it.`,
  },
  {
    title: 'The two transports',
    words: `Each is one 5-tuple with everything on it (BUNDLE, rtcp-mux). The server is **ICE-lite**: it answers checks and never begins; your
side is controlling, for both. Its candidates are complete; UDP first, the same port over TCP (passive). It needs no candidates of yours.
Say \`role: 'client'\` in \`dtlsParameters\`: you begin the DTLS handshake (in SDP, the server's side is \`setup:passive\`). The server takes
the **first** fingerprint in your list; a second \`media.connect\` with another one is refused with \`MEDIA_REFUSED\`. SRTP comes by DTLS-SRTP.

A library that speaks SDP: on \`send\` it offers, and the server's answer is written from \`admission.send\` with one \`recvonly\` section for each
source; on \`recv\` the server's offer is written from \`admission.recv\` with one \`sendonly\` section for each consumer, with \`mid\`, codecs,
\`a=ssrc\` from \`encodings[0].ssrc\` of the consumer's \`rtpParameters\`. Sections are never taken away: one whose consumer was closed becomes \`inactive\`.`,
  },
];

/** `fields`: what a field of the input means where its name does not say it. */
export const MESSAGES: Record<MediaMessage, { words: string; fields?: Record<string, string> }> = {
  'media.capabilities': { words: 'What the server carries: Opus, VP8, H264. The same for all rooms.' },
  'media.prepare': {
    words:
      'Room and transports before the talk. Repeating it from the same page answers the same admission. `TAKEN_OVER` when the person talks in another page already; `WRONG_STATE` while the call is not near.',
    fields: { fresh: 'your transports are lost: give new ones' },
  },
  'session.join': {
    words:
      'Enters the talk, and comes back to it: after a lost connection the same message from the same `page` answers the same admission, and the transports go on. While the person is in the talk by another `page`, and after they went on there, it is refused with `TAKEN_OVER` unless it says `pressed`; then it takes the talk over from the other page, which is told. Say `pressed` only when the person has just asked for it.',
    fields: {
      ready: 'ids of consumers that you have set up already: they run at once',
      fresh: 'your transports are lost: give new ones',
      pressed: 'the person has just asked to be here: what goes on in another page of theirs is taken over',
    },
  },
  'session.leave': {
    words: 'Leaves. The session goes on, and joining again is allowed until it has ended.',
  },
  'session.read': { words: 'Who is here and how the talk stands. The snapshot of `session:<sessionId>`.' },
  'media.connect': {
    words:
      'Your side of DTLS. With the fingerprint that was given already it is done already; with another one `MEDIA_REFUSED`.',
  },
  'media.warm': {
    words:
      'Announces your data channel on the send transport, which serves only to make it connect. Messages on it go nowhere.',
    fields: { sctpStreamParameters: '`streamId` is needed' },
  },
  'media.produce': {
    words:
      'Publishes a source. `microphone` is Opus; `camera` and `screen` are VP8 or H264 (`video/rtx` beside it). At most one of each: repeated with the same parameters it is done already, with others `MEDIA_REFUSED` (stop it first). Its id is the one in `producerIds`. `paused: true` holds it back from the first packet on, so that whoever is muted is never heard for a moment. Together you may send {sendMegabits} Mbit/s; of the microphone {microphoneKilobits} kbit/s, of the camera {cameraMegabits} Mbit/s, of the screen {screenMegabits} Mbit/s at most, with retransmissions and padding. Bursts are let be; a source that sends more for long is closed (`media.cutOff`). Whoever declares more (`maxBitrate`, of all layers together) is refused at once: `MEDIA_REFUSED`.',
    fields: {
      rtpParameters:
        'payload types and SSRCs of your choosing; each encoding has an `ssrc` or a `rid`, none twice; a voice has one encoding, a picture up to three (simulcast, the smallest first); header extensions only of those that `media.capabilities` names',
    },
  },
  'media.pause': {
    words:
      'Holds a source back at the server (mute), or lets it go. The others are told. `MEDIA_STALE` when it is not published.',
  },
  'media.stop': {
    words:
      'Closes a source. Its listeners are told `media.consumerClosed`. Published again it has the same id.',
  },
  'media.resume': {
    words:
      'Says that a consumer is set up and wanted (`paused: false`) or not now (`paused: true`). For video the server asks the sender for a key frame by itself. A consumer that is gone is passed over in silence.',
  },
  'media.layer': {
    words:
      'Which layer of a picture you want: `low` while you show it small or not at all, `full` while it is looked at. New consumers get the full one, as far as your path bears it. A voice, and a picture of one layer, come as they are; a consumer that is gone is passed over in silence.',
  },
  'media.flow': {
    words:
      'What the server has sent you on each consumer that is let through, and what has come to it of each source that you publish, in packets since each began; `leftOut`: it would flow, but your path does not bear the least of its layers. Compare with what you have counted: a path that died without a word, or a track that is lost on its way, shows in seconds, long before ICE says so. Ask every few seconds at most.',
  },
  'media.hand': {
    words: 'Raises or lowers your hand; everybody is told by `media.mark`. It stays up while you reconnect.',
  },
  'media.ease': {
    words:
      'You leave your own pictures out, because your line bears no more than the voice, or no more do: the others see `eased` instead of wondering why your camera is off. Hold the sources back by `media.pause` as well. It ends with the admission.',
  },
  'media.quality': {
    words:
      'How the talk was on your side since this link began: for the administrators’ page, and nothing is decided by it. Tell it each quarter of a minute, when the person leaves, and when you give a link up; the numbers grow, so that a report which is lost is made good by the next. A client without such counts leaves it out.',
    fields: {
      linkId:
        'the id of your send transport: a report that comes when another link has taken its place is kept with the link that it is of. Without it the report is of the present link',
      userAgent: 'your program’s name; an empty text serves',
    },
  },
  'media.restartIce': {
    words:
      'New ICE credentials for one transport; candidates, DTLS and everything that flows stay. For when the state is `disconnected` or `failed`, or the network has changed: set the answer’s `iceParameters` as the remote ones and check again.',
  },
};

export const EVENTS: Record<MediaEvent, string> = {
  'media.consumer':
    'There is something more to hear or see. Set it up and send `media.resume`. It may come **before** the answer of `session.join` that names its transport: keep it and look at it when the answer is there. Consumers that stand in the answer are not told again.',
  'media.consumerClosed':
    'It is over: its source stopped, its person left, or you may not hear it any more. Take it down. Nothing is to be answered.',
  'media.producerPaused':
    'Another person has muted a source or goes on. Show it; the consumer stays, and packets stop or come by themselves.',
  'media.cutOff':
    'For several seconds you have sent more of this source than you may: it is closed here, and the others have lost it. Stop sending. Publish it again only by your person’s will, at a lower bitrate; who floods a second time is dropped.',
  'media.mark':
    'A participant has a mark (`on: true`) or has it no more; the answer of `session.join` names those that stand. `away`: their page has lost its connection, and their place is kept for a while; media may still flow meanwhile: believe it rather than this. `weak`: their voice comes to the server with losses; said of you, it is your own line. `eased`: they leave their pictures out for the sake of the voice. `hand`: they ask for the word.',
  'media.dropped':
    'You have no place in that room any more: close both transports. `rebuilt`: the room was lost (a media worker died). Send `session.join` with `fresh: true` at once, without asking the person; the answer has a higher epoch. `takenOver`: the person goes on in another page. Do not come back by yourself. `ended`: the session or the right to be in it is over. `flooded`: you went on sending more than you may, of a source or outside all of them; your person may join again, but you must not by yourself.',
  'server.draining':
    'The server goes down for a successor. Keep everything; the connection comes back, and you join again.',
  'access.ended':
    'The sign-in or the right has ended; the connection is closed and its media at once. Do not reconnect.',
};

export const HOLDS: Section[] = [
  {
    title: 'Epochs',
    words: `A visit's media room can die and be built anew, and each building has a higher **epoch**. Every \`media.*\` message from the admission on carries
\`visitId\` and the \`epoch\` of the admission it speaks of; any other epoch is refused with \`MEDIA_STALE\`, and so is a page that does not hold the place.
On \`MEDIA_STALE\`: \`session.join\` again; if the answer's epoch or \`admission.send.id\` differs, build everything anew. Drop events of an
epoch lower than yours.`,
  },
  {
    title: 'Lost connections',
    words: `When the socket is lost, the transports and all that flows on them stay for {graceSeconds} s. Reconnect with the same \`page\`, watch and read again,
send \`session.join\` without \`fresh\`, and repeat what may not have arrived (\`media.connect\`, \`media.produce\`, the last \`media.pause\` of each source, \`media.resume\`): each may be
said twice. Later than that the person has left the talk in the record; \`session.join\` brings them back with a new admission. **Restore a mute before
anything else**: publish with \`paused: true\`.

When a path is lost and the socket is not: \`media.restartIce\` for that transport; if it is not connected again in a few seconds, \`session.join\` with \`fresh: true\`.`,
  },
  {
    title: 'Limits',
    words: `In {signalSeconds} s a person may send {signals} signals (everything that is neither a command nor a query, and \`watch\`), {commands} commands and {queries} queries; whoever is not known is
counted by address, {anyone} in {anyoneSeconds} s. Beyond that the answer is \`TOO_MANY_REQUESTS\`: wait that long. At most {waiting} signals of one connection
wait for their turn; the next is answered \`TOO_MANY_REQUESTS\` at once. A media engine that does not answer in {engineSeconds} s is \`MEDIA_UNAVAILABLE\`.`,
  },
];

/** Of a shape, or of its fields: what the types do not say. */
export const SHAPES: Record<string, { words?: string; fields?: Record<string, string> }> = {
  Uuid: { words: 'RFC 9562, any version' },
  Instant: { words: 'ISO 8601 in UTC' },
  Stream: { words: '`<kind>:<uuid>`, kind being one of queue, line, ticket, session' },
  DtlsParameters: { fields: { role: 'yours: say `client`' } },
  Transport: {
    fields: {
      dtlsParameters: 'any one of the fingerprints serves',
      sctpParameters: 'for the warming channel alone',
    },
  },
  Admission: { fields: { producerIds: 'the id that each of your sources will have' } },
  IceServer: {
    words:
      'The TURN relay for networks that let nothing through to the media port, by RFC 8656. The credentials are for you and serve for some hours; a later admission brings new ones.',
  },
  Consumer: {
    fields: {
      participant: 'whose it is: `participantId` in the session',
      rtpParameters:
        'RtpParameters as the server sends: `mid` is set, each consumer has one encoding with an `ssrc` (and `rtx.ssrc` if you take retransmission), whichever layers its source has',
      producerPaused: 'its person has muted it',
    },
  },
  Participant: { fields: { participantId: '`participant` of a consumer', you: 'this is you' } },
};

/** The codes that a client in a talk meets, and what it does. */
export const CODES: Partial<Record<ErrorCode, string>> = {
  BAD_INPUT: 'the message has another shape; `fields` says where. Mend the client',
  UNKNOWN_COMMAND: 'no such name, or it goes the other way only (HTTP or socket)',
  NOT_SIGNED_IN: 'the cookie proves nothing, or not what was claimed',
  NOT_FOUND: 'it is not there, or not yours',
  KEY_REUSED: 'the same key with another input: make a new key for a new command',
  CHANGED_MEANWHILE: 'somebody was faster: read again and decide anew',
  WRONG_STATE: 'not now: the call is not near, or it is over',
  NO_SESSION: 'join first',
  SESSION_ENDED: 'the reception is over',
  TAKEN_OVER: 'the person is in the talk by another page; come back only if they want it, with `pressed`',
  MEDIA_STALE: 'that room, place or source is not there any more: `session.join` again',
  MEDIA_REFUSED: 'the media server does not take these parameters. Mend the client',
  MEDIA_UNAVAILABLE: 'the media server cannot now: try again in a few seconds',
  TOO_MANY_REQUESTS: 'wait, then go on more slowly',
  TRY_AGAIN: 'the same again, with the same key, in a moment',
  NO_CONNECTION: 'never an answer: our pages’ own word for a press without a connection',
  CANNOT_TALK: 'never an answer: our pages’ own word for a browser without WebRTC',
  SHUTTING_DOWN: 'the same again when the connection is back',
  INTERNAL: 'a fault of the server; `correlationId` finds it',
};
