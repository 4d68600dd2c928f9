#!/usr/bin/env node
/**
 * Writes what is made from the route table: docs/generated/openapi.json and errors.md, and the types of libs/client.
 *
 *   node scripts/generate-client.mjs           after a build
 *   node scripts/generate-client.mjs --check   writes nothing; ends with 1 if the client's types are not of openapi.json
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import openapiTS, { astToString } from 'openapi-typescript';

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const openApiFile = pathOf('docs/generated/openapi.json');
const errorsFile = pathOf('docs/generated/errors.md');
const schemaFile = pathOf('libs/client/src/schema.d.ts');

async function schemaOf(openApi) {
  const types = astToString(await openapiTS(openApi, { alphabetize: false }));
  const text = `/** Made from docs/generated/openapi.json by scripts/generate-client.mjs. */\n\n${types}`;
  return format(text, { ...(await resolveConfig(schemaFile)), parser: 'typescript' });
}

if (process.argv.includes('--check')) {
  const wanted = await schemaOf(JSON.parse(await readFile(openApiFile, 'utf8')));
  const isFresh = wanted === (await readFile(schemaFile, 'utf8'));
  if (!isFresh) console.error('libs/client/src/schema.d.ts is stale: node scripts/generate-client.mjs');
  process.exitCode = isFresh ? 0 : 1;
} else {
  const { buildOpenApi, errorsDocument } = await import('../dist/libs/http/src/index.js');
  const openApi = buildOpenApi();
  await writeFile(openApiFile, `${JSON.stringify(openApi, null, 2)}\n`);
  await writeFile(errorsFile, errorsDocument());
  await writeFile(schemaFile, await schemaOf(openApi));
}
