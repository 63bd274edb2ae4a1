/** When somebody last touched the page, by whatever they have: a finger, a key, a wheel. */
let last = Date.now();

const touched = () => {
  last = Date.now();
};

for (const event of ["scroll", "pointerdown", "keydown", "touchmove", "wheel"]) {
  addEventListener(event, touched, { passive: true, capture: true });
}

export function secondsSinceTouch(): number {
  return (Date.now() - last) / 1000;
}
