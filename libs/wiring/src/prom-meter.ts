import { type DurationName, type Labels, Meter, type MetricName } from '#libs/stream/ports';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const COUNTERS: Readonly<Record<MetricName, { help: string; labels: readonly string[] }>> = {
  events_appended: { help: 'Events that the log took', labels: ['type'] },
  events_folded: { help: 'Events that a group folded', labels: ['group', 'type'] },
  events_dead_lettered: { help: 'Events that a group could not fold', labels: ['group', 'topic'] },
  partition_pauses: { help: 'Waits of a partition for infrastructure', labels: ['group', 'topic'] },
  steps_lost: { help: 'Steps that the log did not take', labels: [] },
  applies_left: { help: 'Applies of the API that were left to the consumer', labels: ['reason'] },
  tallies_restored: { help: 'Tallies that were lost and counted anew from their edges', labels: ['counter'] },
};

const HISTOGRAMS: Readonly<Record<DurationName, { help: string; labels: readonly string[] }>> = {
  append_seconds: { help: 'Time until the log had the events of one append', labels: [] },
  fold_seconds: { help: 'Time of a folded slice', labels: ['group'] },
  http_request_seconds: { help: 'Time until the answer was sent', labels: ['route', 'method', 'status'] },
  media_child_seconds: { help: 'Time of a job in a decoder child', labels: ['kind', 'outcome'] },
};

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type LagReader = () => Promise<readonly { group: string; topic: string; partition: number; lag: number }[]>;

/** Metrics of this process in the Prometheus text format, names with the prefix `mediafeed_`. */
export class PromMeter extends Meter {
  private readonly registry = new Registry();
  private readonly counters = new Map<MetricName, Counter>();
  private readonly histograms = new Map<DurationName, Histogram>();

  constructor() {
    super();
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'mediafeed_' });
    for (const [name, { help, labels }] of Object.entries(COUNTERS)) {
      const counter = new Counter({ name: `mediafeed_${name}_total`, help, labelNames: [...labels], registers });
      this.counters.set(name as MetricName, counter);
    }
    for (const [name, { help, labels }] of Object.entries(HISTOGRAMS)) {
      const options = { name: `mediafeed_${name}`, help, labelNames: [...labels], buckets: BUCKETS, registers };
      this.histograms.set(name as DurationName, new Histogram(options));
    }
  }

  count(name: MetricName, labels: Labels, amount = 1): void {
    this.counters.get(name)?.inc(labels, amount);
  }

  seconds(name: DurationName, labels: Labels, seconds: number): void {
    this.histograms.get(name)?.observe(labels, seconds);
  }

  /** Lag is read from the log when somebody asks for the metrics. */
  readLagFrom(read: LagReader): void {
    const name = 'mediafeed_consumer_lag';
    const help = 'Records between the committed offset and the end';
    const labelNames = ['group', 'topic', 'partition'];
    const collect = async function (this: Gauge): Promise<void> {
      for (const { group, topic, partition, lag } of await read()) {
        this.set({ group, topic, partition: String(partition) }, lag);
      }
    };
    new Gauge({ name, help, labelNames, registers: [this.registry], collect });
  }

  async text(): Promise<{ contentType: string; body: string }> {
    return { contentType: this.registry.contentType, body: await this.registry.metrics() };
  }
}
