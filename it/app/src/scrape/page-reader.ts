export const outputTypes = ['content_only', 'full_html', 'metadata_only'] as const;

export type OutputType = (typeof outputTypes)[number];

/** A page to open, and where in it the main content may be: the first XPath that matches counts. */
export interface Visit {
  readonly url: string;
  readonly xpaths: readonly string[];
  readonly outputType: OutputType;
}

export interface Metadata {
  readonly title: string | null;
  readonly description: string | null;
  readonly lang: string | null;
  readonly canonical: string | null;
}

/** What a visit brought home: the XPath that matched, and the text, HTML or metadata asked for. */
export interface Extract {
  readonly xpath: string;
  readonly data: string | Metadata;
}

export interface PageReader {
  /** Rejects with a ScrapeFailure when the page, not the machinery, is at fault. */
  read(visit: Visit): Promise<Extract>;
}
