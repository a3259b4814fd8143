/**
 * Turns the `.graphql` documents that lie beside their views into typed operations (src/generated)
 * and into the list of documents the server will answer.
 *
 * The bundle holds only each document's hash. The server reads the list (`documents.json`, written by
 * `npm run codegen`) and refuses everything that isn't on it.
 */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
      },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        strictScalars: true,
        useTypeImports: true,
        scalars: { NaiveDate: 'string', NaiveTime: 'string', DateTime: 'string' },
      },
    },
  },
};

export default config;
