import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type GroupName, groupNames } from '#libs/events';
import { apiFastifyOptions, controllersOf, EdgeRules, Exposition, Health, httpModule, prepareServer } from '#libs/http';
import {
  type Consumer,
  type ConsumerGround,
  lagOf,
  type Provider,
  runSweeps,
  streamModule,
  type Sweep,
} from '#libs/stream';
import { Applies, Clock, EventLog, LogBookmark, Logger, Meter, Random } from '#libs/stream/ports';
import type { App } from './app.js';
import type { Engines } from './engines.js';
import { AppHealth } from './app-health.js';
import { PromMeter } from './prom-meter.js';
import { startConsumers } from './start-consumers.js';

/** A stop is done within 30 s: this much of it is for what consumers and sweeps have in hand. */
const WORK_GRACE_MS = 20_000;
/** And this much for requests; a sender that is not done by then is cut off, and never told that its upload is kept. */
const REQUEST_GRACE_MS = 10_000;

export interface RunningApp {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Ends requests and consumers cleanly; the engines stay. */
  stop(): Promise<void>;
}

export interface Listen {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Whose X-Forwarded-… headers are believed: addresses or networks. */
  readonly trustedProxies?: readonly string[];
  /** Off where false. */
  readonly rateLimits?: boolean;
}

@Module({})
class Root {}

/** Starts one process's part of the product: its routes first, its consumers then; ready when both are there. */
export async function startApp(app: App, engines: Engines, meter: PromMeter, listen: Listen): Promise<RunningApp> {
  const health = new AppHealth();
  const nest = await createServer(app, engines, { health, meter, listen });
  const ground = groundOf(nest);
  health.watch(ground.log, ground.bookmark);
  meter.readLagFrom(() => lags(app, nest, ground.log));
  await nest.listen({ host: listen.host, port: listen.port });
  const consumers = await startConsumers(consumersOf(app, nest), ground);
  const sweeps = runSweeps([...(engines.sweeps ?? []), ...sweepsOf(app, nest)], ground);
  health.started();
  return {
    address: addressOf(nest, listen.host),
    stop: async () => {
      health.stopping();
      const workers = [consumers, sweeps].map((one) => one.stop(WORK_GRACE_MS));
      await Promise.all([endRequests(nest, ground.clock), ...workers]);
    },
  };
}

/** Takes no new request, and lets those that run come to their end, for a while. */
async function endRequests(nest: NestFastifyApplication, clock: Clock): Promise<void> {
  const server = nest.getHttpServer() as Server;
  const done = new AbortController();
  void clock.sleep(REQUEST_GRACE_MS, done.signal).then(() => server.closeAllConnections());
  await nest.close().finally(() => done.abort());
}

async function createServer(
  app: App,
  engines: Engines,
  own: { health: AppHealth; meter: PromMeter; listen: Listen },
): Promise<NestFastifyApplication> {
  const providers = [
    ...[...engines.ports].map(([provide, useValue]) => ({ provide, useValue })),
    { provide: Health, useValue: own.health },
    { provide: Exposition, useValue: own.meter },
    { provide: EdgeRules, useValue: { rateLimits: own.listen.rateLimits ?? true } },
    ...unique([streamModule, ...app.modules, ...(app.serves.length > 0 ? [httpModule] : [])].flat()),
    ...(app.serves.length > 0 ? [] : [{ provide: Applies, useValue: new Applies({}) }]),
  ];
  const nest = await NestFactory.create<NestFastifyApplication>(
    { module: Root, providers, controllers: [...controllersOf(app.serves)] },
    new FastifyAdapter(apiFastifyOptions(own.listen.trustedProxies)),
    { logger: false, abortOnError: false },
  );
  await prepareServer(nest, { apps: app.serves });
  return nest;
}

function unique(providers: readonly Provider[]): Provider[] {
  return [...new Map(providers.map((one) => [one.provide, one])).values()];
}

function groundOf(nest: NestFastifyApplication): ConsumerGround {
  return {
    log: nest.get(EventLog),
    bookmark: nest.get(LogBookmark),
    clock: nest.get(Clock),
    random: nest.get(Random),
    logger: nest.get(Logger),
    meter: nest.get(Meter),
  };
}

function consumersOf(app: App, nest: NestFastifyApplication): Consumer[] {
  return app.consumers.map((token) => nest.get<Consumer>(token));
}

function sweepsOf(app: App, nest: NestFastifyApplication): Sweep[] {
  return (app.sweeps ?? []).map((token) => nest.get<Sweep>(token));
}

async function lags(app: App, nest: NestFastifyApplication, log: EventLog) {
  const groups: GroupName[] = consumersOf(app, nest).map((consumer) => consumer.group);
  const known = groups.filter((group) => groupNames.includes(group));
  const all = await Promise.all(
    known.map(async (group) => (await lagOf(log, group)).map((one) => ({ group, ...one }))),
  );
  return all.flat();
}

function addressOf(nest: NestFastifyApplication, host: string): string {
  const { port } = nest.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
