import { mount } from 'svelte';
import App from './App.svelte';
import './app.css';
import { nextTurn } from './ui/next-turn';

// Evaluating the page and drawing it are two tasks, not one long one.
await nextTurn();
mount(App, { target: document.getElementById('app')! });
