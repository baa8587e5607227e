import type { Answer } from '../../server/contract/answer.ts';
import type { CommandName } from '../../server/contract/commands.ts';
import { askerOf, envelopeOf, openLink, type Asker, type Envelope, type Fleet } from './fleet.ts';
import { principalRef } from '../../server/domain/principal.ts';
import { openPage, type LossyPage } from './page.ts';
import type { Delivery, Plan, Step } from './plan.ts';
import { ACTS, FAULTS, type ActName, type FaultName, type Saying, type Scene } from './steps.ts';
import { makeWorld, newPerson, type World } from './world.ts';

/** One command as its asker lived it: each time it was said, each answer, and when, on one counter for all. */
export type Said = {
  by: string;
  asker: Asker;
  name: CommandName;
  envelope: Envelope;
  firstSaidAt: number;
  firstOkAt: number | null;
  answers: Answer<unknown>[];
};
export type History = {
  plan: Plan;
  world: World;
  said: Said[];
  pages: LossyPage[];
  /** What happened, line by line, for whoever has to understand it. */
  trace: string[];
};

/** So many commands are under way at once before the next waits. */
const AT_ONCE = 6;
const isAct = (does: Step['does']): does is ActName => does in ACTS;

export function play(fleet: Fleet, plan: Plan): Promise<History> {
  return new Playing(fleet, plan).run();
}

class Playing {
  readonly #fleet: Fleet;
  readonly #history: History;
  readonly #underWay = new Set<Promise<void>>();
  readonly #later = new Map<number, (() => Promise<void>)[]>();
  #world!: World;
  #scene!: Scene;
  #counted = 0;

  constructor(fleet: Fleet, plan: Plan) {
    this.#fleet = fleet;
    this.#history = { plan, said: [], pages: [], trace: [], world: undefined as never };
  }

  async run(): Promise<History> {
    const { plan, pages } = this.#history;
    this.#world = this.#history.world = await makeWorld(this.#fleet.owner, plan);
    this.#scene = { world: this.#world, fleet: this.#fleet, pages };
    for (const { person, ...booking } of this.#world.booked) await this.#fleet.admit(person, booking);
    const deaths = plan.deaths.map((after) => Math.floor((after / 100) * plan.steps.length));
    for (const [i, step] of plan.steps.entries()) {
      if (deaths.includes(i)) this.#launch(() => this.#die(i % 2));
      for (const again of this.#later.get(i) ?? []) this.#launch(again);
      this.#launch(() => this.#step(step, i));
      if (step.alone) await this.#settle();
      while (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
      await this.#openPage();
    }
    await this.#settle();
    for (const [i, again] of this.#later)
      if (i >= plan.steps.length) again.forEach((one) => this.#launch(one));
    await this.#settle();
    await this.#lastWord();
    return this.#history;
  }

  #launch(work: () => Promise<void>): void {
    const promise: Promise<void> = work().finally(() => this.#underWay.delete(promise));
    this.#underWay.add(promise);
  }

  async #settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #die(server: number): Promise<void> {
    this.#trace(`server ${server} dies`);
    await this.#fleet.die(server);
    this.#trace(`server ${server} is back`);
  }

  async #step(step: Step, i: number): Promise<void> {
    const { does, who, pick } = step;
    if (!isAct(does)) return this.#befall(does, who, pick);
    const saying = ACTS[does].say(this.#scene, who, pick);
    if (saying) await this.#deliver(saying, step as Delivery, i);
  }

  async #befall(fault: FaultName, who: number, pick: number): Promise<void> {
    this.#trace(`${fault} ${who} ${pick}`);
    await FAULTS[fault].strike(this.#scene, who, pick);
  }

  /**
   * Says it until it is answered, each time with the same key. An answer that is not heard makes its asker say it again
   * later; and the network brings it again now and then after it has been answered.
   */
  async #deliver(saying: Saying, { server, again, heard }: Delivery, i: number): Promise<void> {
    const asker = askerOf(saying.by);
    const said: Said = {
      ...{ by: principalRef(asker.principal), asker, name: saying.name, envelope: envelopeOf(saying.input) },
      ...{ firstSaidAt: ++this.#counted, firstOkAt: null, answers: [] },
    };
    this.#history.said.push(said);
    const learn = saying.then as ((output: unknown) => unknown) | undefined;
    const once = async (hears: boolean, at: number) => {
      const answer = await this.#ask(said, at, hears);
      if (answer.ok && hears) await learn?.(answer.output);
    };
    for (const [n, after] of again.entries()) {
      const copy = () => once(!heard && n === 0, server + n + 1);
      if (after === 0) this.#launch(copy);
      else this.#later.set(i + after, [...(this.#later.get(i + after) ?? []), copy]);
    }
    if (!heard && again.length === 0) {
      await once(false, server);
      await once(true, server + 1);
    } else await once(heard, server);
  }

  async #ask(said: Said, server: number, hears = true): Promise<Answer<unknown>> {
    for (let attempt = 0; ; attempt++) {
      const at = (server + attempt) % 2;
      const label = `${said.by} ${said.name} ${said.envelope.key.slice(0, 4)} at ${at}`;
      this.#trace(`${label} ${attempt ? 'again' : idsIn(said.envelope.input)}`);
      const answer = await this.#fleet.ask(at, said.asker, said.name, said.envelope);
      const told = answer === 'lost' ? 'lost' : answer.ok ? JSON.stringify(answer.output) : answer.code;
      this.#trace(`${label} → ${told.slice(0, 200)}${hears ? '' : ' (not heard)'}`);
      if (answer === 'lost') continue;
      said.answers.push(answer);
      if (answer.ok) said.firstOkAt ??= ++this.#counted;
      return answer;
    }
  }

  /** The first who has a ticket keeps a page open, at one server or the other. */
  async #openPage(): Promise<void> {
    const { pages, plan } = this.#history;
    const first = this.#world.people.find(({ held }) => held);
    if (pages.length > 0 || !first) return;
    const { urls } = this.#fleet;
    first.held!.cookie ||= await openLink(urls, first.held!.ticketId, first.secret);
    pages.push(await openPage(urls[plan.people % 2]!, first.held!, plan.fates));
  }

  /** Every page is awake and hears one more change of its line without a fault: a person takes a ticket. */
  async #lastWord(): Promise<void> {
    for (const page of this.#history.pages) await page.listenWell();
    const last = newPerson(this.#world.people.length);
    this.#world.people.push(last);
    const saying = ACTS.take.say(this.#scene, last.n, 0)!;
    await this.#deliver(saying, { server: 0, again: [], heard: true }, 0);
    this.#fleet.setClock(0);
  }

  #trace(line: string): void {
    this.#history.trace.push(`${String(this.#history.trace.length).padStart(4)} ${line}`);
  }
}

/** What a command is about, without what it brings along. */
const idsIn = (input: unknown): string =>
  JSON.stringify(input, (key, value) => (/^$|Id$|^version$|^fence$|^reason$/.test(key) ? value : undefined));
