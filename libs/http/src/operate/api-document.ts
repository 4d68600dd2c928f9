import { buildOpenApi, type OpenApiDocument } from '../openapi.js';

/** The document of the routes that this process serves; made once its routes are known. */
export class ApiDocument {
  private made: { readonly document: OpenApiDocument; readonly json: string } | undefined;

  describe(apps: readonly string[]): OpenApiDocument {
    const document = buildOpenApi(apps);
    this.made = { document, json: JSON.stringify(document) };
    return document;
  }

  get json(): string {
    if (!this.made) throw new Error('the routes of this process are not known yet');
    return this.made.json;
  }
}
