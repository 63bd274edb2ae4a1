/** When somebody last touched the page, by whatever they have: a finger, a key, a wheel. */
let last = Date.now();

/** Also called for what happens where this page cannot look, as in the frame of courseware. */
export function touch(): void {
  last = Date.now();
}

for (const event of ["scroll", "pointerdown", "keydown", "touchmove", "wheel"]) {
  addEventListener(event, touch, { passive: true, capture: true });
}

export function secondsSinceTouch(): number {
  return (Date.now() - last) / 1000;
}
