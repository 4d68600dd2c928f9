import { type Case, type Viewer, VIEWERS, type Visibility } from './case.js';

/** What a case is asked. */
export interface Asked {
  readonly path: string;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
  /** One file of a form. */
  readonly form?: Uint8Array;
  /** The answer does not end: its status is all. */
  readonly endless?: true;
}

/**
 * What comes back, for each viewer in the order of VIEWERS up to the administrator, for each visibility that differs from
 * `public`. A `+` behind the status: the answer shows something of the owner's post. Who is not signed in gets 401.
 */
export type Expected = Readonly<Partial<Record<Visibility, string>> & { public: string }>;

export interface Row {
  readonly ask: (of: Case) => Asked | string;
  /** One status for everybody, by visibility, where a route asks for nobody. */
  readonly expected: Expected;
}

/** `ok` in a pattern is `status`. */
export function answered(pattern: Expected, status: string): Expected {
  return Object.fromEntries(
    Object.entries(pattern).map(([name, codes]) => [name, codes.replaceAll('ok', status)]),
  ) as unknown as Expected;
}

//                     stranger follower requester blocked blocker muting owner administrator
/** The account is known. */
const KNOWN: Expected = {
  public: /*       */ 'ok  ok  ok  404 ok  ok  ok  ok',
  suspended: /*    */ '404 404 404 404 404 404 401 ok',
  deleted: /*      */ '404 404 404 404 404 404 401 404',
};
/** Posts, and who follows whom. */
const CONTENT: Expected = {
  public: /*       */ 'ok  ok  ok  404 403 ok  ok  ok',
  private: /*      */ '403 ok  403 404 403 ok  ok  ok',
  suspended: /*    */ '404 404 404 404 404 404 401 ok',
  deleted: /*      */ '404 404 404 404 404 404 401 404',
};
const SEEN: Expected = {
  public: /*       */ 'ok  ok  ok  404 404 ok  ok  ok',
  private: /*      */ '404 ok  404 404 404 ok  ok  ok',
  hidden: /*       */ '404 404 404 404 404 404 ok  ok',
  suspended: /*    */ '404 404 404 404 404 404 401 ok',
  gone: /*         */ '404 404 404 404 404 404 404 404',
  deleted: /*      */ '404 404 404 404 404 404 401 404',
};
/** Administrators see more than they may act on. */
const ACTED_ON: Expected = {
  ...SEEN,
  private: /*      */ '404 ok  404 404 404 ok  ok  403',
  hidden: /*       */ '404 404 404 404 404 404 ok  403',
  suspended: /*    */ '404 404 404 404 404 404 401 403',
};
/** The author alone: to everybody else it is as if there were nothing to change. */
const CHANGED: Expected = {
  public: /*       */ '404 404 404 404 404 404 ok  404',
  suspended: /*    */ '404 404 404 404 404 404 401 404',
  gone: /*         */ '404 404 404 404 404 404 404 404',
  deleted: /*      */ '404 404 404 404 404 404 401 404',
};
/** The caller's own things, whoever else there is. */
const OWN: Expected = {
  public: /*       */ 'ok  ok  ok  ok  ok  ok  ok  ok',
  suspended: /*    */ 'ok  ok  ok  ok  ok  ok  401 ok',
  deleted: /*      */ 'ok  ok  ok  ok  ok  ok  401 ok',
};
/** The owner's own things, by the owner's id. */
const OWNERS: Expected = {
  public: /*       */ '403 403 403 403 403 403 ok  403',
  suspended: /*    */ '403 403 403 403 403 403 401 403',
  deleted: /*      */ '403 403 403 403 403 403 401 403',
};
const ADMIN: Expected = {
  public: /*       */ '403 403 403 403 403 403 403 ok',
  suspended: /*    */ '403 403 403 403 403 403 401 ok',
  deleted: /*      */ '403 403 403 403 403 403 401 ok',
};
export const patterns = { KNOWN, CONTENT, SEEN, ACTED_ON, CHANGED, OWN, OWNERS, ADMIN };

/** The status, and whether the post shows, that a viewer has to get. */
export function wanted(row: Row, auth: string, viewer: Viewer, visibility: Visibility): string {
  const codes = (row.expected[visibility] ?? row.expected.public).split(/ +/);
  if (auth === 'none') return codes[0]!;
  return codes[VIEWERS.indexOf(viewer)] ?? '401';
}
