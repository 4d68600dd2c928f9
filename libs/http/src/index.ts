export * from './ports.js';
export { controllersOf, routesOf } from './controllers.js';
export { errorsDocument } from './errors-document.js';
export { apiFastifyOptions } from './edge/fastify-options.js';
export { httpModule } from './http.module.js';
export { buildOpenApi, type OpenApiDocument } from './openapi.js';
export { prepareServer } from './prepare-server.js';
export { type Home, type Route, servedBy } from './route.js';
export { allRoutes, routes } from './routes.js';
