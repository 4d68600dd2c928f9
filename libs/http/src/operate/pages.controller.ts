import { Controller } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../edge/call.js';
import { Serve } from '../edge/serve.js';
import { routes } from '../routes.js';
import { ApiDocument } from './api-document.js';
import { errorsPage, pagePolicy, startPage } from './page.js';

/** Pages for people. */
@Controller()
export class PagesController {
  constructor(private readonly document: ApiDocument) {}

  @Serve(routes.getPage)
  async start({ request, reply }: Call<typeof routes.getPage>): Promise<string> {
    return html(reply, startPage(addressOf(request)));
  }

  @Serve(routes.getErrors)
  async errors({ reply }: Call<typeof routes.getErrors>): Promise<string> {
    return html(reply, errorsPage());
  }

  @Serve(routes.getOpenApi)
  async openApi({ reply }: Call<typeof routes.getOpenApi>): Promise<string> {
    void reply.type('application/json; charset=utf-8');
    return this.document.json;
  }
}

function html(reply: FastifyReply, page: string): string {
  void reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy);
  return page;
}

/** As the caller wrote it, where that is a plain host; a curl call on the page must work as it stands. */
function addressOf({ headers, socket }: FastifyRequest): string {
  const host = /^[\w.:[\]-]{1,253}$/.test(headers.host ?? '') ? headers.host : `127.0.0.1:${socket.localPort ?? 80}`;
  return `http://${host}`;
}
