import { readFileSync } from 'node:fs';

import { z } from 'zod';

const manifestSchema = z.object({ name: z.string(), version: z.string() });

/** Name and version of a package. */
export type Manifest = z.infer<typeof manifestSchema>;

export function readManifest(packageJson: string | URL): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(packageJson, 'utf8')));
}
