export const FLAT_MEMORY: readonly string[];
