import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { KeepAudit } from '#libs/operate';
import { Clock, Logger, Meter, Random } from '#libs/stream/ports';
import { answerLate, STALLED_MS } from './edge/fastify-options.js';
import { Identify } from './edge/identify.js';
import { formLimits } from './edge/form.js';
import { readJsonBodies } from './edge/json-body.js';
import { PathTable } from './edge/path-table.js';
import { ProblemFilter } from './edge/problem-filter.js';
import { beginContext } from './edge/request-context.js';
import { registerSafeHeaders, safeHeaders } from './edge/safe-headers.js';
import { endUnusedConnections, registerHooks } from './edge/server-hooks.js';
import { endStalledConnections, hearOutSenders } from './edge/unread-body.js';
import { TokenGuard } from './edge/token-guard.js';
import { Pace } from './pace/pace.js';
import { PaceGuard } from './pace/pace-guard.js';
import { Senders } from './pace/sender.js';
import { ApiDocument } from './operate/api-document.js';

/** Everything around the controllers. Call it once, after NestFactory.create and before listen. */
export async function prepareServer(app: NestFastifyApplication, { apps }: { apps: readonly string[] }): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const [clock, random, logger, meter] = [app.get(Clock), app.get(Random), app.get(Logger), app.get(Meter)];
  registerHooks(fastify, { clock, random, logger, meter });
  endUnusedConnections(fastify);
  endStalledConnections(fastify, STALLED_MS, answerLate);
  hearOutSenders(fastify);
  await app.register(helmet, safeHeaders);
  registerSafeHeaders(fastify);
  readJsonBodies(app);
  fastify.removeContentTypeParser('text/plain');
  app.useGlobalFilters(
    new ProblemFilter(logger, new PathTable(apps), (request) => beginContext(request, clock, random)),
  );
  if (apps.length === 0) return;
  await app.register(multipart, { limits: formLimits });
  app.useGlobalGuards(
    new TokenGuard(app.get(Identify), app.get(KeepAudit)),
    new PaceGuard(app.get(Pace), app.get(Senders)),
  );
  serveDocs(app, apps);
}

function serveDocs(app: NestFastifyApplication, apps: readonly string[]): void {
  const document = app.get(ApiDocument).describe(apps);
  SwaggerModule.setup('docs', app, document as never, {
    raw: false,
    customSiteTitle: 'mediafeed API',
    swaggerOptions: { validatorUrl: null, persistAuthorization: true },
  });
}
