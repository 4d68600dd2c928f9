import type { Route } from '../route.js';
import type { Call } from './call.js';
import { contextOf } from './request-context.js';

/** Whether a call is an administrative act: each has a reason in its body, and a line in the audit. */
export function isAct({ auth, method }: Route): boolean {
  return auth === 'admin' && method !== 'GET';
}

/**
 * Makes the audit a part of the call itself, so that no controller can forget it: the line is written before the method
 * runs, and without it the method does not run.
 */
export function auditAct<Method extends (call: never) => Promise<unknown>>(
  route: Route,
  method: TypedPropertyDescriptor<Method>,
): void {
  const act = method.value!;
  const audited = async function (this: unknown, call: Call<Route>): Promise<unknown> {
    const { caller, keepAudit } = contextOf(call.request);
    const { reason } = (call.body ?? {}) as { reason?: string };
    if (!caller || !keepAudit || !reason) throw new Error(`${route.operationId} cannot be audited`);
    const object = { objectKind: objectKindOf(route), objectId: objectIdOf(call) };
    const line = { actorId: caller.userId, act: route.operationId, ...object, reason };
    return keepAudit.run(line, () => act.call(this, call as never));
  };
  method.value = audited as unknown as Method;
}

/** `/v1/admin/posts/:id/moderation` is done to a post. */
function objectKindOf({ path }: Route): string {
  return path.split('/')[3]!.replace(/s$/, '');
}

/** The first that the path names. */
function objectIdOf({ params }: Call<Route>): string | undefined {
  return Object.values((params ?? {}) as Readonly<Record<string, string>>)[0];
}
