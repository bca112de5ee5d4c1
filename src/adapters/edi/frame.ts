/** How a segment came to its end. */
export type FrameKind = 'plain' | 'binary' | 'unterminated';
