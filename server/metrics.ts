import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Gauges = {
  sockets(): number;
  rooms(): number;
  busy(): Promise<number>;
  relay(): { url: string; up: boolean }[];
};
export type Metrics = {
  registry: Registry;
  /** Starts a command's clock; call the answer with its outcome, `ok` or a refusal's code. */
  startCommand(name: string): (outcome: string) => void;
  observe(gauges: Gauges): void;
};

/** Prometheus metrics of this server. Labels are names of commands and codes: never a person. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'qabyldau_commands_total',
    help: 'Commands and queries by name and outcome.',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'qabyldau_command_seconds',
    help: 'Time from the arrival of a command to its answer, in seconds.',
    labelNames: ['command'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  return {
    registry,
    startCommand(command) {
      const stop = seconds.startTimer({ command });
      return (outcome) => {
        stop();
        commands.inc({ command, outcome });
      };
    },
    observe(gauges) {
      new Gauge({
        name: 'qabyldau_sockets',
        help: 'Pages connected now.',
        registers: [registry],
        collect() {
          this.set(gauges.sockets());
        },
      });
      new Gauge({
        name: 'qabyldau_media_rooms',
        help: 'Media rooms open now.',
        registers: [registry],
        collect() {
          this.set(gauges.rooms());
        },
      });
      new Gauge({
        name: 'qabyldau_media_busy',
        help: 'How busy the least busy media worker is, 0 to 1: of the time in which it had a processor. Nobody further is called while it is too high.',
        registers: [registry],
        async collect() {
          this.set(await gauges.busy());
        },
      });
      new Gauge({
        name: 'qabyldau_relay_up',
        help: 'Whether this address of the TURN relay gave an allocation when it was last asked: 1 or 0.',
        labelNames: ['url'],
        registers: [registry],
        collect() {
          for (const { url, up } of gauges.relay()) this.set({ url }, up ? 1 : 0);
        },
      });
    },
  };
}
