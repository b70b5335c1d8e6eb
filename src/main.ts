import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { nextTurn } from './ui/next-turn';

// The newest of what the page cannot do without. The notice in `index.html` stays for older browsers.
if ('toSpliced' in Array.prototype) {
  // Evaluating the page and drawing it are two tasks, not one long one.
  await nextTurn();
  mount(App, { target: document.getElementById('app')! });
  document.getElementById('unstarted')!.remove();
}
