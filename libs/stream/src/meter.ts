export type Labels = Readonly<Record<string, string>>;

/** Counts and durations for operators. Labels come from closed lists: an id is never one. */
export abstract class Meter {
  abstract count(name: MetricName, labels: Labels, amount?: number): void;
  abstract seconds(name: DurationName, labels: Labels, seconds: number): void;
}

export type MetricName =
  | 'events_appended'
  | 'events_folded'
  | 'events_dead_lettered'
  | 'partition_pauses'
  | 'applies_left'
  | 'steps_lost'
  | 'tallies_restored';
export type DurationName = 'append_seconds' | 'fold_seconds' | 'http_request_seconds' | 'media_child_seconds';
