import './lib/settings.ts';
import { mount } from 'svelte';
import App from './App.svelte';
import { reloadWhenProgramIsNew } from './lib/newProgram.ts';
import './lib/ui/tokens.css';
import './lib/ui/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
reloadWhenProgramIsNew();
mount(App, { target });
