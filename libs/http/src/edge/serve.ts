import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { AnswerOf, Route } from '../route.js';
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
    applyDecorators(
      RequestMapping({ method: RequestMethod[route.method], path: route.path }),
      HttpCode(route.answer.status),
      SetMetadata(ROUTE, route),
    )(controller, name, method);
  };
}

/** The route that a method was bound to. */
export function routeOf(method: unknown): Route | undefined {
  return typeof method === 'function' ? (Reflect.getMetadata(ROUTE, method) as Route | undefined) : undefined;
}
