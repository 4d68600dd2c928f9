import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FieldMask } from '../fields/field-mask.js';
import type { AnswerOf, Route } from '../route.js';
import { auditAct, isAct } from './audit-act.js';
import { type Call, readCall } from './call.js';

const ROUTE = 'mediafeed:route';

const TheCall = createParamDecorator((route: Route, context: ExecutionContext) => {
  const http = context.switchToHttp();
  return readCall(route, http.getRequest(), http.getResponse());
});

/** Binds a controller's method to its line of the route table: method, path, status; and hands it the checked call. */
export function Serve<R extends Route>(route: R) {
  return <Method extends (call: Call<R>) => Promise<AnswerOf<R>>>(
    controller: object,
    name: string,
    method: TypedPropertyDescriptor<Method>,
  ): void => {
    TheCall(route)(controller, name, 0);
    if (route.fields) cutToFields(method);
    if (isAct(route)) auditAct(route, method);
    applyDecorators(
      RequestMapping({ method: RequestMethod[route.method], path: route.path }),
      HttpCode(route.answer.status),
      SetMetadata(ROUTE, route),
    )(controller, name, method);
  };
}

/** What the caller did not ask for does not leave, whatever the method answers. */
function cutToFields<Method extends (call: never) => Promise<unknown>>(method: TypedPropertyDescriptor<Method>): void {
  const whole = method.value!;
  const cut = async function (this: unknown, call: { query: { fields: FieldMask } }): Promise<unknown> {
    return call.query.fields.prune(await whole.call(this, call as never));
  };
  method.value = cut as unknown as Method;
}

/** The route that a method was bound to. */
export function routeOf(method: unknown): Route | undefined {
  return typeof method === 'function' ? (Reflect.getMetadata(ROUTE, method) as Route | undefined) : undefined;
}
