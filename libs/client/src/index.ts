export { type Client, type ClientOptions, createClient } from './client.js';
export { form, type FormPart, type FormParts } from './form.js';
export type { components, operations, paths } from './schema.d.ts';
