import { mount } from 'svelte';
import '../../client/lib/ui/tokens.css';
import '../../client/lib/ui/base.css';
import Gallery from './Gallery.svelte';

/** What a test turns the gallery by. */
export type Turning = {
  scenes(): string[];
  show(name: string): Promise<void>;
  speak(language: 'kk' | 'ru' | 'en'): Promise<void>;
};

Object.assign(window, { gallery: mount(Gallery, { target: document.getElementById('app')! }) });
