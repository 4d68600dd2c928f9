import type { ErrorCode } from '#libs/events';

/**
 * How an administrative act ended. `begun`: its end was not told, so that it may have been done or not; `refused`: it
 * was not done, and `code` says why; `unknown`: the log may have it.
 */
export type ActOutcome = 'begun' | 'done' | 'refused' | 'unknown';

/** One administrative act. Ids and the reason only: what stays here stays for good. */
export interface AuditLine {
  /** A UUIDv7: lines sort by it. */
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  /** The call's name, such as `moderatePost`. */
  readonly act: string;
  /** What kind of thing it was done to, such as `post`, and which; no id where the call names none. */
  readonly objectKind: string;
  readonly objectId?: string | undefined;
  readonly reason: string;
  readonly outcome: ActOutcome;
  readonly code?: ErrorCode | undefined;
}

export interface AuditFilter {
  readonly objectId?: string | undefined;
  readonly actorId?: string | undefined;
}

/** Every administrative act, kept for good. Nothing here is ever changed but the end of an act that was begun. */
export abstract class Audit {
  /** Before the act; durable when it returns. A second line of the same id changes nothing. */
  abstract note(line: Omit<AuditLine, 'outcome' | 'code'>): Promise<void>;
  /** The first end of an act is kept; one that was not noted stays unknown. Durable. */
  abstract end(id: string, outcome: Exclude<ActOutcome, 'begun'>, code?: ErrorCode): Promise<void>;
  /** Newest first, at most `limit`; with `below`, those under that id. */
  abstract page(filter: AuditFilter, limit: number, below?: string): Promise<readonly AuditLine[]>;
}

export const subjectTypes = ['post', 'comment', 'user'] as const;

/** What a report is about. */
export interface ReportSubject {
  readonly type: (typeof subjectTypes)[number];
  readonly id: string;
}

export const reportReasons = [
  ...(['spam', 'nudity', 'violence', 'hate', 'harassment', 'self_harm'] as const),
  ...(['false_information', 'impersonation', 'not_theirs', 'other'] as const),
] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportOutcomes = ['upheld', 'dismissed'] as const;

export interface Resolution {
  readonly outcome: (typeof reportOutcomes)[number];
  /** The administrator. */
  readonly byId: string;
  readonly at: string;
}

/** What somebody holds against a post, a comment or an account. Open until it is resolved. */
export interface Report {
  /** A UUIDv7: reports sort by it. */
  readonly id: string;
  readonly reporterId: string;
  readonly subject: ReportSubject;
  readonly reason: ReportReason;
  /** The reporter's own words, '' for none. */
  readonly note: string;
  readonly createdAt: string;
  readonly resolution?: Resolution | undefined;
}

export type ReportState = 'open' | 'resolved';

/** Reports, kept for good. Every write is durable when it returns. */
export abstract class ReportStore {
  /** Answers the report that stands: an open one of the same reporter and subject, or this one. Atomic. */
  abstract file(report: Omit<Report, 'resolution'>): Promise<Report>;
  /** The first resolution is kept; answers the report as it stands then, undefined where there is none. */
  abstract resolve(id: string, resolution: Resolution): Promise<Report | undefined>;
  /** Newest first, at most `limit`; with `below`, those under that id. */
  abstract page(state: ReportState, limit: number, below?: string): Promise<readonly Report[]>;
  /** For the deletion of an account: what it wrote goes, the reports stay. */
  abstract clearNotes(reporterId: string): Promise<void>;
}
