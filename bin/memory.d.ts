export const FLAT_MEMORY: readonly string[];
export const FLAT_ENVIRONMENT: Readonly<Record<string, string>>;
