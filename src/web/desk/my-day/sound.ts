// The sound of a call: two short tones, made by the browser. It can be switched off, which this browser remembers.

import { recall, remember } from '../remember';

const STORED = 'thaw.desk.sound';
const TONES_HZ = [660, 880];
const TONE_S = 0.16;
const VOLUME = 0.15;

export function isSoundOn(): boolean {
  return recall(() => localStorage, STORED) !== 'off';
}

export function switchSound(on: boolean): void {
  remember(() => localStorage, STORED, on ? '' : 'off');
}

export function playSound(): void {
  try {
    const context = new AudioContext();
    const gain = context.createGain();
    gain.gain.value = VOLUME;
    gain.connect(context.destination);
    TONES_HZ.forEach((frequency, place) => {
      const tone = context.createOscillator();
      tone.frequency.value = frequency;
      tone.connect(gain);
      tone.start(context.currentTime + place * TONE_S);
      tone.stop(context.currentTime + (place + 1) * TONE_S);
      if (place === TONES_HZ.length - 1) tone.onended = () => void context.close();
    });
  } catch {
    // No sound card, or a browser without it: the call is seen all the same.
  }
}
