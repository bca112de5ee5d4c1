export const FLAT_MEMORY: string;
