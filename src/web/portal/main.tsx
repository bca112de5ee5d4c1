import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Portal } from './portal.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
createRoot(root).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
// Keeps the page itself, so that a reload without a connection finds it. Nothing depends on it: some browsers forbid it.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/portal/offline.js').catch(() => undefined);
