import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { App } from './app/app';
import { reloadForLostChunks } from './lib/lost-chunk';
import './styles/tokens.css';
import './styles/base.css';

reloadForLostChunks();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const site = (
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>
);
// Public pages are prerendered; the others, and the dev server's, are empty.
if (root.firstElementChild) hydrateRoot(root, site);
else createRoot(root).render(site);
